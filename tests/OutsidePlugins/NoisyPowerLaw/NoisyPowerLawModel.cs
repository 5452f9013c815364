using ScalingLab.Sdk;

namespace NoisyPowerLaw;

/// <summary>A loss t^(−γ) exp(σ ξ_t) with independent standard normal ξ_t at each step t.</summary>
public sealed class NoisyPowerLawModel(NoisyPowerLawOptions options, RandomStreams streams) : IModel, ITestLoss
{
    private readonly RandomStream _noise = streams.Create("data");
    private double _deviation;

    public double Time { get; private set; }

    public double TestLoss => Math.Exp(options.Noise * _deviation) * Math.Pow(Time, -options.Exponent);

    public void Advance(double until, CancellationToken cancel)
    {
        for (; Time < until; Time++)
        {
            cancel.ThrowIfCancellationRequested();
            _deviation = _noise.NextNormal();
        }
    }
}
