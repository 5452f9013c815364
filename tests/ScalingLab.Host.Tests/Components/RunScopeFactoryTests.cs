using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Plugins;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Components;

public sealed class RunScopeFactoryTests
{
    private readonly List<string> _journal = [];

    [Fact]
    public void EveryComponentGetsItsOwnOptionsAndTheSameModelAndData()
    {
        RunScopeFactory factory = new(BlockOf(observers: 2));
        using RunScope scope = factory.Create(PointOf(observers: 2), new Streams("one"));

        var data = Assert.IsType<Data>(scope.Data);
        var model = Assert.IsType<Model>(scope.Model);
        Assert.Same(data, model.Task);
        Assert.Equal("one", ((Streams)model.Streams).Name);
        Assert.Equal(0.25, model.Options.LearningRate);
        Observer[] observers = [.. scope.Observers.Cast<Observer>()];
        Assert.All(observers, observer => Assert.Same(model, observer.Loss));
        Assert.All(observers, observer => Assert.Same(model, observer.Model));
        Assert.All(observers, observer => Assert.Same(data, observer.Task));
        Assert.Equal([0, 1], observers.Select(observer => observer.Options.Layer));
    }

    [Fact]
    public void RunsShareNothing()
    {
        RunScopeFactory factory = new(BlockOf(observers: 1));
        using RunScope first = factory.Create(PointOf(observers: 1), new Streams("one"));
        using RunScope second = factory.Create(PointOf(observers: 1), new Streams("two"));

        Assert.NotSame(first.Model, second.Model);
        Assert.NotSame(first.Data, second.Data);
        Assert.NotSame(first.Observers[0], second.Observers[0]);
        Assert.Equal("two", ((Streams)((Model)second.Model).Streams).Name);
    }

    [Fact]
    public void ComponentsAreDisposedOnceInReverseAndTheirServicesAfterThem()
    {
        RunScope scope = new RunScopeFactory(BlockOf(observers: 2)).Create(PointOf(observers: 2), new Streams("one"));
        Assert.Empty(_journal);
        scope.Dispose();
        scope.Dispose();

        Assert.Equal(["observer 1", "observer 0", "model", "data", "service"], _journal);
    }

    [Fact]
    public void WhatAConstructorThrowsIsPassedOnAndWhatExistsIsDisposed()
    {
        RunScopeFactory factory = new(BlockOf(observers: 1));
        BlockPoint point = PointOf(observers: 1) with { ModelOptions = new ModelOptions { LearningRate = -1 } };

        var failure = Assert.Throws<RunFailedException>(() => factory.Create(point, new Streams("one")));
        Assert.Equal("The learning rate is negative.", failure.Message);
        Assert.Equal(["data", "service"], _journal);
    }

    [Fact]
    public void AFailureToDisposeDoesNotKeepTheOthersFromIt()
    {
        RunScope scope = new RunScopeFactory(BlockOf(observers: 2)).Create(PointOf(observers: 2, failing: 1), new Streams("one"));
        var failure = Assert.Throws<AggregateException>(scope.Dispose);

        Assert.IsType<InvalidOperationException>(Assert.Single(failure.InnerExceptions));
        Assert.Equal(["observer 1", "observer 0", "model", "data", "service"], _journal);
    }

    [Fact]
    public void AScopedServiceIsOnePerRunWithItsRandomnessAndASingletonIsOne()
    {
        RunScopeFactory factory = new(BlockOf(observers: 1));
        using RunScope first = factory.Create(PointOf(observers: 1), new Streams("one"));
        using RunScope second = factory.Create(PointOf(observers: 1), new Streams("two"));
        var one = (Model)first.Model;
        var two = (Model)second.Model;

        Assert.NotSame(one.Service, two.Service);
        Assert.Same(one.Service, ((Data)first.Data!).Service);
        Assert.Same(one.Service.Table, two.Service.Table);
        Assert.Equal(("one", "two"), (((Streams)one.Service.Streams).Name, ((Streams)two.Service.Streams).Name));
    }

    [Fact]
    public void ServicesAreOfferedToTheirOwnPluginOnly()
    {
        Component[] foreign = Register("foreign", registry => registry.AddObserver<OptionalObserver, NoOptions>("optional", new ObservableDescription("x", "X.")));
        Block block = BlockOf(observers: 0) with { Observers = foreign };
        using RunScope scope = new RunScopeFactory(block).Create(PointOf(0) with { ObserverOptions = [new NoOptions()] }, new Streams("one"));

        Assert.Null(((OptionalObserver)scope.Observers[0]).Service);
        Assert.Same(scope.Model, ((OptionalObserver)scope.Observers[0]).Loss);
    }

    [Fact]
    public void ABlockNeedsNoData()
    {
        Component[] components = Register("plain", registry => registry.AddModel<PlainModel, NoOptions>("plain", "step"));
        Block block = new() { Name = "block", Model = components[0], Observers = [], Points = [] };
        using RunScope scope = new RunScopeFactory(block).Create(
            PointOf(0) with { ModelOptions = new NoOptions(), DataOptions = null }, new Streams("one"));

        Assert.IsType<PlainModel>(scope.Model);
        Assert.Null(scope.Data);
        Assert.Empty(scope.Observers);
    }

    [Fact]
    public void RunsMayBeCreatedInParallel()
    {
        RunScopeFactory factory = new(BlockOf(observers: 1));
        Parallel.For(0, 500, i =>
        {
            string name = $"replica {i}";
            using RunScope scope = factory.Create(PointOf(observers: 1, silent: true), new Streams(name));
            var model = (Model)scope.Model;
            Assert.Equal((name, name), (((Streams)model.Streams).Name, ((Streams)model.Service.Streams).Name));
        });
    }

    [Fact]
    public void AServiceThatCanNeverBeCreatedIsToldWithThePlugin()
    {
        PluginOrigin origin = new("test", "1.0", "", new ServiceCollection());
        origin.Services.AddSingleton<CaptiveRandomness>();

        var failure = Assert.Throws<AggregateException>(() => PluginServices.Check(origin));
        Assert.Contains(nameof(CaptiveRandomness), failure.Message, StringComparison.Ordinal);
    }

    private static Component[] Register(string plugin, Action<IPluginRegistry> register)
    {
        PluginRegistry registry = new(new PluginOrigin(plugin, "1.0", "", new ServiceCollection()));
        register(registry);
        return [.. registry.Complete()];
    }

    private Block BlockOf(int observers)
    {
        Component[] components = Register("test", registry =>
        {
            registry.Services.AddScoped<Service>().AddSingleton<Table>();
            registry.AddDataGenerator<Data, DataOptions>("data");
            registry.AddModel<Model, ModelOptions>("model", "step");
            registry.AddObserver<Observer, ObserverOptions>("observer", new ObservableDescription("loss", "The loss."));
        });
        return new() { Name = "block", Data = components[0], Model = components[1], Observers = [.. Enumerable.Repeat(components[2], observers)], Points = [] };
    }

    private BlockPoint PointOf(int observers, int? failing = null, bool silent = false)
    {
        List<string> journal = silent ? [] : _journal;
        Action<string> note = entry =>
        {
            if (!silent) journal.Add(entry);
        };
        return new()
        {
            Point = ParameterPoint.Empty,
            DataOptions = new DataOptions { Note = note },
            ModelOptions = new ModelOptions { LearningRate = 0.25, Note = note },
            ObserverOptions = [.. Enumerable.Range(0, observers).Select(i => new ObserverOptions { Layer = i, Note = note, Fails = i == failing })],
            Until = 1,
            Times = [1],
        };
    }

    internal sealed class Streams(string name) : RandomStreams
    {
        public string Name => name;

        public override RandomStream Create(string name) => throw new NotSupportedException();
    }

    internal sealed class Table;

    internal sealed class Service(RandomStreams streams, Table table) : IDisposable
    {
        public RandomStreams Streams => streams;

        public Table Table => table;

        public Action<string> Note { get; set; } = _ => { };

        public void Dispose() => Note("service");
    }

    internal sealed class CaptiveRandomness(RandomStreams streams)
    {
        public RandomStreams Streams => streams;
    }

    internal interface ITask;

    internal sealed record DataOptions
    {
        public Action<string> Note { get; init; } = _ => { };
    }

    internal sealed class Data : IDataGenerator, ITask, IDisposable
    {
        private readonly DataOptions _options;

        public Data(DataOptions options, Service service)
        {
            _options = options;
            Service = service;
            service.Note = options.Note;
        }

        public Service Service { get; }

        public long InputDimension => 1;

        public void Dispose() => _options.Note("data");
    }

    internal sealed record ModelOptions
    {
        public double LearningRate { get; init; }

        public Action<string> Note { get; init; } = _ => { };
    }

    internal sealed class Model : IModel, ITestLoss, IDisposable
    {
        public Model(RandomStreams streams, ITask task, ModelOptions options, Service service)
        {
            if (options.LearningRate < 0) throw new RunFailedException("The learning rate is negative.");
            (Streams, Task, Options, Service) = (streams, task, options, service);
        }

        public RandomStreams Streams { get; }

        public ITask Task { get; }

        public ModelOptions Options { get; }

        public Service Service { get; }

        public double Time => 0;

        public double TestLoss => 0;

        public void Advance(double until, CancellationToken cancel)
        {
        }

        public void Dispose() => Options.Note("model");
    }

    internal sealed record ObserverOptions
    {
        public int Layer { get; init; }

        public bool Fails { get; init; }

        public Action<string> Note { get; init; } = _ => { };
    }

    internal sealed class Observer(ObserverOptions options, ITestLoss loss, IModel model, ITask task) : IObserver, IDisposable
    {
        public ObserverOptions Options => options;

        public ITestLoss Loss => loss;

        public IModel Model => model;

        public ITask Task => task;

        public void Observe(IRecorder recorder)
        {
        }

        public void Dispose()
        {
            options.Note($"observer {options.Layer}");
            if (options.Fails) throw new InvalidOperationException("The file is gone.");
        }
    }

    internal sealed class OptionalObserver(ITestLoss? loss = null, Service? service = null) : IObserver
    {
        public ITestLoss? Loss => loss;

        public Service? Service => service;

        public void Observe(IRecorder recorder)
        {
        }
    }

    internal sealed class PlainModel : IModel
    {
        public double Time => 0;

        public void Advance(double until, CancellationToken cancel)
        {
        }
    }
}
