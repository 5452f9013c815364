using System.Runtime.CompilerServices;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Execution;

/// <summary>A model whose loss is a line with noise, and that can be told to fail.</summary>
public sealed record LineOptions
{
    public double Slope { get; init; } = 1;

    public double Noise { get; init; }

    public double FailAt { get; init; } = double.PositiveInfinity;

    public double NanAt { get; init; } = double.PositiveInfinity;

    /// <summary>Waits for cancellation at this time.</summary>
    public double HangAt { get; init; } = double.PositiveInfinity;

    /// <summary>Milliseconds that each unit of time takes.</summary>
    public int Pause { get; init; }

    /// <summary>Whether a cancelled stretch is lost, so that it goes back to where it was.</summary>
    public bool GoesBack { get; init; }

    /// <summary>Warns from this time on.</summary>
    public double WarnAt { get; init; } = double.PositiveInfinity;
}

public sealed class LineModel(LineOptions options, RandomStreams streams) : IModel, ICheckpointable, ITestLoss, IWarnings
{
    private readonly RandomStream _noise = streams.Create("noise");

    /// <summary>Counts the units of time that the models of a test take, to see whether any is taken twice.</summary>
    public static AsyncLocal<StrongBox<int>?> Units { get; } = new();

    public double Time { get; private set; }

    public IReadOnlyList<string> Warnings => Time >= options.WarnAt ? [$"It is late after {options.WarnAt}."] : [];

    public double TestLoss => Time >= options.NanAt ? double.NaN : options.Slope * Time + options.Noise * _noise.NextNormal();

    public void Advance(double until, CancellationToken cancel)
    {
        if (until >= options.FailAt) throw new RunFailedException($"Diverged at {until}. A smaller slope helps.");
        if (until >= options.HangAt)
        {
            cancel.WaitHandle.WaitOne();
            cancel.ThrowIfCancellationRequested();
        }

        double start = Time;
        while (Time < until)
        {
            if (options.Pause > 0) cancel.WaitHandle.WaitOne(options.Pause);
            if (cancel.IsCancellationRequested && options.GoesBack) Time = start;
            cancel.ThrowIfCancellationRequested();

            // A discrete clock: whole steps only.
            Time++;
            if (Units.Value is { } units) units.Value++;
        }
    }

    public void Save(CheckpointWriter writer)
    {
        writer.Write("time", Time);
        writer.Write("noise", _noise);
    }

    public void Load(CheckpointReader reader)
    {
        Time = reader.Read<double>("time");
        reader.Read("noise", _noise);
    }
}

public sealed class LossObserver(ITestLoss model) : IObserver
{
    public void Observe(IRecorder recorder) => recorder.Record("test-loss", model.TestLoss);
}

public sealed class RogueObserver : IObserver
{
    public void Observe(IRecorder recorder) => recorder.Record("something-else", 1);
}

public sealed record LastOptions
{
    public double Factor { get; init; } = 1;
}

/// <summary>The last value of each curve's mean, times a factor.</summary>
public sealed class LastAnalysis(LastOptions options) : IAnalysis
{
    public IEnumerable<Finding> Analyse(CurveFamily family) => family.Groups.Select(group => new Finding
    {
        Name = "last", Point = group.Point, Value = options.Factor * group.Average().Y[^1], Note = $"one of {family.Groups.Count}",
    });
}

public sealed class BrokenAnalysis : IAnalysis
{
    public IEnumerable<Finding> Analyse(CurveFamily family) => throw new InvalidOperationException("no luck");
}

public sealed class LinePlugin : IPlugin
{
    public void Register(IPluginRegistry registry) => registry
        .AddModel<LineModel, LineOptions>("line", "step")
        .AddObserver<LossObserver, NoOptions>("loss", new ObservableDescription("test-loss", "The loss."))
        .AddObserver<RogueObserver, NoOptions>("rogue", new ObservableDescription("promised", "Never recorded."))
        .AddAnalysis<LastAnalysis, LastOptions>("last", new FindingDescription("last", "The last value."))
        .AddAnalysis<BrokenAnalysis, NoOptions>("broken", new FindingDescription("luck", "None."));
}
