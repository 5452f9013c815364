using Microsoft.Extensions.DependencyInjection;

namespace ProjectedLinearNet.Tests;

public sealed class PluginTests
{
    [Fact]
    public void RegistersItsComponents()
    {
        var registry = new RecordingRegistry();

        new ProjectedLinearNetPlugin().Register(registry);

        Assert.Equal(
            [
                "data power-law-features PowerLawFeatures PowerLawFeaturesOptions",
                "data power-law-random-features PowerLawRandomFeatures PowerLawRandomFeaturesOptions",
                "data listed-features ListedFeatures ListedFeaturesOptions",
                "data measured-features MeasuredFeatures MeasuredFeaturesOptions",
                "model projected-linear-net ProjectedNet ProjectedNetOptions step",
                "model projected-linear-net.dmft MeanFieldNet MeanFieldNetOptions step",
                "model projected-linear-net.offline OfflineNet OfflineNetOptions step",
                "model projected-linear-net.offline-dmft OfflineMeanFieldNet OfflineMeanFieldNetOptions step",
                "model projected-linear-net.infinite InfiniteNet InfiniteNetOptions step",
                "model projected-linear-net.theory TheoryNet TheoryNetOptions step",
                "observer predicted-exponents PredictedExponentsObserver NoOptions",
                "observer predicted-exponents.paquette PaquetteExponentsObserver NoOptions",
            ],
            registry.Entries);
    }

    private sealed class RecordingRegistry : IPluginRegistry
    {
        public List<string> Entries { get; } = [];

        public IServiceCollection Services { get; } = new ServiceCollection();

        public IPluginRegistry AddModel<TModel, TOptions>(string name, string clock)
            where TModel : class, IModel
            where TOptions : class => Add($"model {name} {typeof(TModel).Name} {typeof(TOptions).Name} {clock}");

        public IPluginRegistry AddDataGenerator<TData, TOptions>(string name)
            where TData : class, IDataGenerator
            where TOptions : class => Add($"data {name} {typeof(TData).Name} {typeof(TOptions).Name}");

        public IPluginRegistry AddObserver<TObserver, TOptions>(string name, params ObservableDescription[] observables)
            where TObserver : class, IObserver
            where TOptions : class => Add($"observer {name} {typeof(TObserver).Name} {typeof(TOptions).Name}");

        public IPluginRegistry AddAnalysis<TAnalysis, TOptions>(string name, params FindingDescription[] findings)
            where TAnalysis : class, IAnalysis
            where TOptions : class => throw new NotSupportedException();

        public IPluginRegistry AddFigureRenderer<TRenderer>(string name)
            where TRenderer : class, IFigureRenderer => throw new NotSupportedException();

        private RecordingRegistry Add(string entry)
        {
            Entries.Add(entry);
            return this;
        }
    }
}
