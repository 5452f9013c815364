using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Fast theory of the projected linear network at finite N and B: the signal measure of the random-feature deterministic equivalent, driven by one scalar.
/// It is the mean-field theory in the limit of small steps (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858), to t = 10⁸ at a cost that grows with log t.
/// With a finite batch it is below 1 % from that theory for t ≥ 100, and up to 9 % at t ~ 10 where steps are not a flow; the weight norm is not to be
/// trusted on the noise plateau. Losses below about 10⁻⁹ of the first are lost in the rounding of the contour. Beyond (s² η t)^(1/α) ~ M the power law of a finite dimension ends.
/// </summary>
[Cites("bordelon2024")]
[Description("Fast theory of the projected linear network at finite width and batch, in the limit of small steps; cost grows with log t.")]
[ResultVersion(2)]
[VectorWidthIndependent]
public sealed class TheoryNet : IModel, ITestLoss, IWeightNorm, IComputeCost, IFeatureLearning
{
    private readonly ExtrapolatedDrive _drive;
    private readonly double _rate;
    private readonly double _width;

    /// <summary>Finds the signal measure.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    public TheoryNet(TheoryNetOptions options, IFeatureTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        (_rate, _width, Richness) = (options.LearningRate, options.Width, options.Richness);
        double noise = double.IsFinite(options.Batch) ? options.LearningRate / options.Batch : 0;
        _drive = new ExtrapolatedDrive(SignalMeasure.FiniteWidth(task.Modes, options.Width), options.Richness, noise, options.RelativeStep);
        _drive.Observe(0, CancellationToken.None);
    }

    /// <inheritdoc/>
    public double Richness { get; }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <summary>L, the expected squared error on fresh examples.</summary>
    public double TestLoss => StepClock.Finite(_drive.Loss, (long)Time, _rate);

    /// <summary>ρ = |w|²/N.</summary>
    public double WeightNorm => _drive.Norm;

    /// <summary>C = N t.</summary>
    public double Compute => _width * Time;

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Time);
        _drive.Observe(_rate * until, cancel);
        Time = until;
    }
}
