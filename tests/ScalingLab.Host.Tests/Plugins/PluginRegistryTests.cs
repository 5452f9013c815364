using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Host.Components;
using ScalingLab.Host.Plugins;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Plugins;

public sealed class PluginRegistryTests
{
    private static readonly ObservableDescription Loss = new("loss", "The loss.");

    [Fact]
    public void ReadsWhatAComponentNeedsAndProvides()
    {
        IReadOnlyList<Component> components = Register(registry =>
        {
            registry.AddModel<FullModel, Options>("full.ode", "alpha");
            registry.AddDataGenerator<Data, NoOptions>("data");
            registry.AddObserver<Observer, NoOptions>("observer", Loss, new ObservableDescription("overlaps", "R.", 2));
            registry.Services.AddSingleton<Table>();
            registry.Services.AddScoped(typeof(ICache<>), typeof(Cache<>));
        });

        Component model = components[0];
        Assert.Equal(
            (ComponentKind.Model, "full.ode", typeof(FullModel), typeof(Options), 7, "alpha"),
            (model.Kind, model.Name, model.Type, model.OptionsType, model.ResultVersion, model.Clock));
        Assert.Equal([typeof(IOwnCapability), typeof(ITestLoss)], model.Provides);
        Assert.Equal([typeof(IOwnTask)], model.Needs);

        Component data = components[1];
        Assert.Equal([typeof(IDataGenerator), typeof(IOwnTask)], data.Provides);
        Assert.Equal(1, data.ResultVersion);
        Assert.Empty(data.Needs);

        Component observer = components[2];
        Assert.Equal(["loss", "overlaps"], observer.Observables.Select(observable => observable.Name));
        Assert.Equal([typeof(IOwnCapability), typeof(ITestLoss), typeof(IDataGenerator)], observer.Needs);
    }

    [Theory]
    [InlineData("TestLoss")]
    [InlineData("test_loss")]
    [InlineData("test loss")]
    [InlineData("-loss")]
    [InlineData("loss-")]
    [InlineData("a--b")]
    [InlineData("1st")]
    [InlineData("model.")]
    [InlineData("")]
    [InlineData("größe")]
    public void RefusesNamesThatAreNotKebabCase(string name) =>
        Assert.StartsWith(
            $"'{name}' cannot be the name of Data: a name is kebab-case",
            Refusal(registry => registry.AddDataGenerator<Data, NoOptions>(name)),
            StringComparison.Ordinal);

    [Fact]
    public void RefusesTwoComponentsOfOneName() => Assert.Equal(
        "'data' is registered twice; names are unique over all components.",
        Refusal(registry => registry.AddDataGenerator<Data, NoOptions>("data").AddObserver<PlainObserver, NoOptions>("data", Loss)));

    [Fact]
    public void RefusesTwoConstructors() => Assert.Contains(
        "TwoConstructors has 2 public constructors; it needs exactly one",
        Refusal(registry => registry.AddObserver<TwoConstructors, NoOptions>("observer", Loss)),
        StringComparison.Ordinal);

    [Fact]
    public void RefusesAnAbstractComponent() => Assert.Contains(
        "AbstractObserver is abstract and cannot be created.",
        Refusal(registry => registry.AddObserver<AbstractObserver, NoOptions>("observer", Loss)),
        StringComparison.Ordinal);

    [Fact]
    public void RefusesOptionsThatTheHostCannotCreate() => Assert.Contains(
        "PositionalOptions have no public parameterless constructor; declare a record with init properties and defaults.",
        Refusal(registry => registry.AddDataGenerator<Data, PositionalOptions>("data")),
        StringComparison.Ordinal);

    [Fact]
    public void RefusesOptionsThatTheConstructorDoesNotTake() => Assert.Contains(
        "Data does not take its options Options, which would have no effect.",
        Refusal(registry => registry.AddDataGenerator<Data, Options>("data")),
        StringComparison.Ordinal);

    [Fact]
    public void RefusesAConstructorThatAsksForWhatNothingOffers()
    {
        Assert.Contains(
            "asks for Table 'table', which nothing offers: a model may ask for",
            Refusal(registry => registry.AddModel<FullModel, Options>("model", "step")),
            StringComparison.Ordinal);
        Assert.Contains(
            "asks for ITestLoss 'loss', which nothing offers: an analysis may ask for",
            Refusal(registry => registry.AddAnalysis<LossAnalysis, NoOptions>("analysis", new FindingDescription("finding", "It."))),
            StringComparison.Ordinal);
        Assert.Contains(
            "asks for IModel 'model', which nothing offers: a model may ask for",
            Refusal(registry => registry.AddModel<ModelOfAModel, NoOptions>("model", "step")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesObservablesAndFindingsThatAreMissingMisnamedOrDoubled()
    {
        Assert.Contains("not one name", Refusal(registry => registry.AddObserver<PlainObserver, NoOptions>("observer")), StringComparison.Ordinal);
        Assert.Contains("not one name", Refusal(registry => registry.AddAnalysis<Analysis, NoOptions>("analysis")), StringComparison.Ordinal);
        Assert.Equal(
            "'loss' is given twice as an observable of observer.",
            Refusal(registry => registry.AddObserver<PlainObserver, NoOptions>("observer", Loss, Loss)));
        Assert.Contains(
            "'Gamma' cannot be the name of a finding of analysis",
            Refusal(registry => registry.AddAnalysis<Analysis, NoOptions>("analysis", new FindingDescription("Gamma", "γ."))),
            StringComparison.Ordinal);
        Assert.Contains(
            "has rank -1",
            Refusal(registry => registry.AddObserver<PlainObserver, NoOptions>("observer", new ObservableDescription("loss", "", -1))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAClockThatIsNoName() => Assert.Contains(
        "'' cannot be the name of the clock of model",
        Refusal(registry => registry.AddModel<ModelOfAModel, NoOptions>("model", "")),
        StringComparison.Ordinal);

    private static IReadOnlyList<Component> Register(Action<IPluginRegistry> register)
    {
        PluginRegistry registry = new(new PluginOrigin("test", "1.0", "", new ServiceCollection()));
        register(registry);
        return registry.Complete();
    }

    private static string Refusal(Action<IPluginRegistry> register) =>
        Assert.Throws<RegistrationException>(() => Register(register)).Message;

    public sealed record Options
    {
        public double LearningRate { get; init; } = 1;
    }

    public sealed record PositionalOptions(double LearningRate = 1);

    public sealed class Table;

    public interface ICache<T>;

    public sealed class Cache<T> : ICache<T>;

    internal interface IOwnCapability;

    internal interface IOwnTask;

    [ResultVersion(7)]
    internal sealed class FullModel(
        Options options, RandomStreams streams, IOwnTask task, Table table, IEnumerable<Table> tables, ICache<int> cache, ITestError? optional = null)
        : IModel, ITestLoss, IOwnCapability, IDisposable
    {
        public object?[] All => [options, streams, task, table, tables, cache, optional];

        public double Time => 0;

        public double TestLoss => 0;

        public void Advance(double until, CancellationToken cancel)
        {
        }

        public void Dispose()
        {
        }
    }

    internal sealed class ModelOfAModel(IModel model) : IModel
    {
        public double Time => model.Time;

        public void Advance(double until, CancellationToken cancel) => model.Advance(until, cancel);
    }

    internal sealed class Data : IDataGenerator, IOwnTask
    {
        public long InputDimension => 1;
    }

    internal sealed class Observer(IModel model, IOwnCapability own, ITestLoss loss, IDataGenerator data) : IObserver
    {
        public object[] All => [model, own, loss, data];

        public void Observe(IRecorder recorder)
        {
        }
    }

    internal sealed class PlainObserver : IObserver
    {
        public void Observe(IRecorder recorder)
        {
        }
    }

    internal sealed class TwoConstructors : IObserver
    {
        public TwoConstructors()
        {
        }

        public TwoConstructors(ITestLoss loss) => _ = loss;

        public void Observe(IRecorder recorder)
        {
        }
    }

    internal abstract class AbstractObserver : IObserver
    {
        public abstract void Observe(IRecorder recorder);
    }

    internal sealed class Analysis : IAnalysis
    {
        public IEnumerable<Finding> Analyse(CurveFamily family) => [];
    }

    internal sealed class LossAnalysis(ITestLoss loss) : IAnalysis
    {
        public IEnumerable<Finding> Analyse(CurveFamily family) => [Finding.NotDetermined(loss.ToString()!, ParameterPoint.Empty, "")];
    }
}
