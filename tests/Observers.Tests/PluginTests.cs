using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Observers;
using ScalingLab.Sdk;

namespace Observers.Tests;

public sealed class PluginTests
{
    [Fact]
    public void RegistersItsObserversWithTheirObservables()
    {
        var registry = new RecordingRegistry();

        new ObserversPlugin().Register(registry);

        Assert.Equal(
            [
                "test-loss: test-loss/0",
                "train-loss: train-loss/0",
                "test-error: test-error/0",
                "relative-test-error: relative-test-error/0",
                "train-error: train-error/0",
                "overlap: overlap/0",
                "margin: margin/0",
                "residual: residual/0",
                "weight-norm: weight-norm/0",
                "kernel-sharpness: kernel-sharpness/0",
                "compute: compute/0",
                "output-weight: output-weight/0",
                "specialisation: specialisation/0 assignment/1",
                "order-parameters: student-teacher/2 student-student/2 teacher-teacher/2",
            ],
            registry.Entries);
    }

    private sealed class RecordingRegistry : IPluginRegistry
    {
        public List<string> Entries { get; } = [];

        public IServiceCollection Services { get; } = new ServiceCollection();

        public IPluginRegistry AddModel<TModel, TOptions>(string name, string clock)
            where TModel : class, IModel
            where TOptions : class => throw new NotSupportedException();

        public IPluginRegistry AddDataGenerator<TData, TOptions>(string name)
            where TData : class, IDataGenerator
            where TOptions : class => throw new NotSupportedException();

        public IPluginRegistry AddObserver<TObserver, TOptions>(string name, params ObservableDescription[] observables)
            where TObserver : class, IObserver
            where TOptions : class
        {
            Assert.Equal(typeof(NoOptions), typeof(TOptions));
            Assert.All(observables, observable => Assert.EndsWith(".", observable.Description, StringComparison.Ordinal));
            Entries.Add($"{name}: {string.Join(' ', observables.Select(observable => $"{observable.Name}/{observable.Rank}"))}");
            return this;
        }

        public IPluginRegistry AddAnalysis<TAnalysis, TOptions>(string name, params FindingDescription[] findings)
            where TAnalysis : class, IAnalysis
            where TOptions : class => throw new NotSupportedException();

        public IPluginRegistry AddFigureRenderer<TRenderer>(string name)
            where TRenderer : class, IFigureRenderer => throw new NotSupportedException();
    }
}
