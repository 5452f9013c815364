using System.ComponentModel;

namespace ScalingLab.Sdk.Testing.Tests;

/// <summary>⟨x²⟩ = rate t.</summary>
[Description("The mean square of a random walk.")]
public sealed class WalkTheory(WalkOptions options) : IModel, ITestLoss
{
    public double Time { get; private set; }

    public double TestLoss => options.Rate * Time;

    public void Advance(double until, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Time = until;
    }
}
