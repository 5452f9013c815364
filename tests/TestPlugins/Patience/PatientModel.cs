using ScalingLab.Sdk;

namespace ScalingLab.Patience;

/// <summary>A loss ξ/(1 + t) with ξ drawn once; each step takes its time.</summary>
public class PatientModel(PatientOptions options, RandomStreams streams) : IModel, ITestLoss
{
    private readonly double _factor = Math.Exp(streams.Create("init").NextNormal() + options.Number);

    /// <inheritdoc/>
    public double Time { get; protected set; }

    /// <inheritdoc/>
    public double TestLoss => _factor / (1 + Time);

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        while (Time < until)
        {
            if (cancel.WaitHandle.WaitOne(TimeSpan.FromSeconds(options.Seconds))) cancel.ThrowIfCancellationRequested();
            if (options.FailsWhile.Length > 0 && File.Exists(options.FailsWhile)) Fail();
            Time++;
        }
    }

    private void Fail()
    {
        switch (options.Failure)
        {
            case FailureMode.Memory:
                throw new OutOfMemoryException();
            case FailureMode.Crash:
                Environment.FailFast("as told");
                break;
            default:
                throw new RunFailedException($"It was told to fail while there is {options.FailsWhile}.");
        }
    }
}
