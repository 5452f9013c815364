using Microsoft.Extensions.DependencyInjection;

namespace CommitteeMachine.Tests;

public sealed class PluginTests
{
    [Fact]
    public void RegistersItsComponents()
    {
        var registry = new RecordingRegistry();

        new CommitteeMachinePlugin().Register(registry);

        Assert.Equal(
            [
                "data gaussian-committee GaussianCommittee GaussianCommitteeOptions",
                "model committee-machine CommitteeMachineSimulation CommitteeMachineOptions alpha",
                "model committee-machine.chain CommitteeMachineChain CommitteeMachineChainOptions alpha",
                "model committee-machine.ode CommitteeMachineOde CommitteeMachineOdeOptions alpha",
                "model committee-machine.moments CommitteeMachineMoments CommitteeMachineMomentsOptions alpha",
                "model committee-machine.linear CommitteeMachineLinear CommitteeMachineLinearOptions alpha",
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
