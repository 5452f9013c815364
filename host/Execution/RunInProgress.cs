using System.Diagnostics;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Execution;

/// <summary>A run between its beginning and its end: what a checkpoint holds.</summary>
internal sealed class RunInProgress : ICheckpointable, IDisposable
{
    private readonly RunScope _scope;
    private readonly IRecorder[] _recorders;
    private readonly Stopwatch _stopwatch = Stopwatch.StartNew();
    private readonly double? _cpuAtStart = ThreadCpuTime.Seconds;
    private double _wallBefore;
    private double _cpuBefore;

    public RunInProgress(Block block, RunScope scope, TimeProvider time)
    {
        _scope = scope;
        Started = time.GetUtcNow();
        _recorders = [.. block.Observers.Select(observer => Table.For(observer.Name, observer.Observables))];
    }

    public IModel Model => _scope.Model;

    /// <summary>Whether the model can be saved and restored.</summary>
    public bool CanBeSaved => _scope.Model is ICheckpointable;

    public Recorder Table { get; } = new();

    /// <summary>Index of the next observation time.</summary>
    public int Next { get; set; }

    /// <summary>How often it went on from a checkpoint.</summary>
    public int Resumptions { get; private set; }

    /// <summary>When its first session started, UTC.</summary>
    public DateTimeOffset Started { get; private set; }

    /// <summary>Seconds of all sessions.</summary>
    public double WallSeconds => _wallBefore + _stopwatch.Elapsed.TotalSeconds;

    /// <summary>Processor seconds of all sessions, where the system tells.</summary>
    public double? CpuSeconds => ThreadCpuTime.Seconds - _cpuAtStart + _cpuBefore;

    /// <summary>Lets the observers read the model at its present time.</summary>
    public void Observe()
    {
        Table.Begin(Model.Time);
        for (int i = 0; i < _recorders.Length; i++) _scope.Observers[i].Observe(_recorders[i]);
    }

    /// <summary>What the components have to say about their results.</summary>
    public string[] Warnings()
    {
        object?[] components = [_scope.Data, _scope.Model, .. _scope.Observers];
        return [.. components.OfType<IWarnings>().SelectMany(component => component.Warnings)];
    }

    public void Save(CheckpointWriter writer)
    {
        writer.Write("next", Next);
        writer.Write("resumptions", Resumptions);
        writer.Write("started", Started.UtcTicks);
        writer.Write("wall-seconds", WallSeconds);
        writer.Write("cpu-seconds", CpuSeconds ?? 0);
        writer.Write("table", Table);
        foreach (var (name, part) in Parts()) writer.Write(name, part);
    }

    public void Load(CheckpointReader reader)
    {
        Next = reader.Read<int>("next");
        Resumptions = reader.Read<int>("resumptions") + 1;
        Started = new DateTimeOffset(reader.Read<long>("started"), TimeSpan.Zero);
        _wallBefore = reader.Read<double>("wall-seconds");
        _cpuBefore = reader.Read<double>("cpu-seconds");
        reader.Read("table", Table);
        foreach (var (name, part) in Parts()) reader.Read(name, part);
    }

    public void Dispose() => _scope.Dispose();

    private IEnumerable<(string Name, ICheckpointable Part)> Parts()
    {
        if (_scope.Data is ICheckpointable data) yield return ("data", data);
        if (_scope.Model is ICheckpointable model) yield return ("model", model);
        foreach (var observer in _scope.Observers.OfType<ICheckpointable>()) yield return ("observer", observer);
    }
}
