using Microsoft.Extensions.DependencyInjection;

namespace LinearNet.Tests;

public sealed class PluginTests
{
    [Fact]
    public void RegistersItsComponents()
    {
        var registry = new RecordingRegistry();

        new LinearNetPlugin().Register(registry);

        Assert.Equal(
            [
                "model linear-net TwoLayerNet TwoLayerNetOptions step",
                "model linear-net.theory InfiniteTwoLayerNet InfiniteTwoLayerNetOptions step",
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
            where TOptions : class => throw new NotSupportedException();

        public IPluginRegistry AddObserver<TObserver, TOptions>(string name, params ObservableDescription[] observables)
            where TObserver : class, IObserver
            where TOptions : class => throw new NotSupportedException();

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
