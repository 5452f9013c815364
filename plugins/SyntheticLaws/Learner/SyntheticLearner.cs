using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>
/// A learner whose loss after D examples is that of a scaling law times exp(noise): a normal factor of the run, and along the curve a normal process in ln D with
/// covariance σ² exp(−Δ²/2ℓ²). Its randomness comes from the stream <c>noise</c>; blocks whose points are to be independent say <c>streams: per-point</c>.
/// </summary>
[Description("A learner whose loss after D examples is that of a scaling law, with noise between runs and along the curve. Test loss is that of the law times exp(noise).")]
[ResultVersion(2)]
public sealed class SyntheticLearner : IModel, ITestLoss, IComputeCost
{
    private readonly SyntheticLearnerOptions _options;
    private readonly IScalingLaw _law;
    private readonly CurveNoise _noise;
    private readonly double _run;

    /// <summary>Draws the noise of the run.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="law">The law that is followed.</param>
    /// <param name="streams">The randomness of the run.</param>
    public SyntheticLearner(SyntheticLearnerOptions options, IScalingLaw law, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(streams);
        (_options, _law) = (options, law);
        var stream = streams.Create("noise");
        _run = options.RunNoise * stream.NextNormal();
        _noise = new CurveNoise(stream, options.Noise, options.CorrelationLength);
    }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <summary>L(N, D) exp(noise).</summary>
    public double TestLoss
    {
        get
        {
            double loss = _law.Loss(_options.ModelSize, Time) * Math.Exp(_run + _noise.At(Time));
            return double.IsFinite(loss)
                ? loss
                : throw new RunFailedException($"The law has no finite loss at {Time} examples; let the observation times start above 0.");
        }
    }

    /// <summary>C = k N D.</summary>
    public double Compute => _options.ComputePerExample * _options.ModelSize * Time;

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Time = until;
    }
}
