using System.ComponentModel;
using System.Globalization;

namespace ScalingLab.Sdk.Testing.Tests;

/// <summary>x² of a Gaussian random walk with steps of a tenth, interpolated in between; ⟨x²⟩ = rate t at the steps.</summary>
[Description("A random walk.")]
public sealed class Walk(WalkOptions options, RandomStreams streams) : IModel, ITestLoss, ICheckpointable
{
    private static double _shared;

    private readonly RandomStream _noise = streams.Create("noise");
    private double _position;
    private double _next;
    private double _offset;
    private long _steps;

    public double Time { get; private set; }

    public double TestLoss
    {
        get
        {
            if (options.Defect == Defect.ReadingMovesIt) _position += 0.1;
            if (options.Defect == Defect.DivergesToNaN && Time > 1) return double.NaN;
            double factor = options.Defect == Defect.ParsesInTheCulture ? double.Parse("1.5", CultureInfo.CurrentCulture) : 1;
            double x = _position + ((_next - _position) * ((Time * 10) - (_steps - 1))) + (options.Defect == Defect.SharesState ? _shared : 0);
            return factor * x * x;
        }
    }

    public void Advance(double until, CancellationToken cancel)
    {
        if (options.Defect == Defect.FailsAtRateZero && options.Rate == 0) throw new DivideByZeroException("1/0");
        while (_steps < (until * 10) + 1)
        {
            if (options.Defect != Defect.IgnoresCancellation)
            {
                if (cancel.IsCancellationRequested && options.Defect == Defect.LosesItsPlaceWhenCancelled) _next += 1;
                cancel.ThrowIfCancellationRequested();
            }

            _position = _next;
            double normal = options.Defect == Defect.UsesItsOwnRandomness ? Random.Shared.NextDouble() : _noise.NextNormal();
            _next += (Math.Sqrt(options.Rate / 10) * normal) + _offset + (options.Defect == Defect.Drifts ? 0.5 : 0);
            _steps++;
            if (options.Defect == Defect.SharesState) _shared = _next;
        }

        if (options.Defect == Defect.StepsToTheTimeAskedFor) _next += 1e-9;
        Time = options.Defect == Defect.StopsShort ? until * 0.999 : until;
    }

    public void Save(CheckpointWriter writer)
    {
        if (options.Defect == Defect.SavingMovesIt) _offset = 0.1;
        writer.Write("time", Time);
        writer.Write("steps", _steps);
        writer.Write("position", _position);
        writer.Write("next", _next);
        if (options.Defect != Defect.SavesTooLittle) writer.Write("noise", _noise);
    }

    public void Load(CheckpointReader reader)
    {
        try
        {
            Time = reader.Read<double>("time");
            _steps = reader.Read<long>("steps");
            _position = reader.Read<double>("position");
            _next = reader.Read<double>("next");
            if (options.Defect != Defect.SavesTooLittle) reader.Read("noise", _noise);
        }
        catch (CheckpointException) when (options.Defect == Defect.LoadsAnything)
        {
        }
    }
}
