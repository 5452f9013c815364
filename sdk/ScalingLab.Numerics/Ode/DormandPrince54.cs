using ScalingLab.Sdk;
using Tableau = ScalingLab.Numerics.DormandPrince54Tableau;

namespace ScalingLab.Numerics;

/// <summary>
/// The explicit Runge-Kutta method of order 5 with embedded order 4 of Dormand and Prince (1980), with continuous extension of order 4 and
/// proportional-integral step-size control: six evaluations a step. For non-stiff systems and relative tolerances down to about 1e-7; for
/// smaller ones <see cref="DormandPrince853"/> is cheaper.
/// <para>Source: Hairer, Norsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed., section II.5.</para>
/// </summary>
public sealed class DormandPrince54 : AdaptiveOdeIntegrator
{
    private const double Beta = 0.04;
    private readonly double[] _stages;

    /// <summary>Prepares the integration; the derivative is first evaluated by <see cref="AdaptiveOdeIntegrator.AdvanceTo"/>.</summary>
    /// <param name="system">The system dy/dt = f(t, y).</param>
    /// <param name="time">The initial time.</param>
    /// <param name="state">The initial state, copied.</param>
    /// <param name="tolerance">The accepted error of a step.</param>
    /// <param name="limits">Limits on the steps; none when omitted.</param>
    /// <exception cref="ArgumentException">The state does not fit the system or is not finite, or a tolerance or limit is not
    /// valid.</exception>
    public DormandPrince54(
        IOdeSystem system, double time, ReadOnlySpan<double> state, OdeTolerance tolerance, OdeStepLimits? limits = null)
        : base(system, time, state, tolerance, limits, order: 5, new StepSizeController(0.2 - 0.75 * Beta, Beta, shrink: 5, growth: 10))
    {
        _stages = new double[checked(Tableau.Stages * PaddedDimension)];
    }

    private protected override void SaveMethod(CheckpointWriter writer) => writer.Write("stages", _stages);

    private protected override void LoadMethod(CheckpointReader reader, bool stepBegun) => reader.Read("stages", _stages.AsSpan());

    private protected override ReadOnlySpan<double> CurrentDerivative => Stage(0);

    private protected override void Initialize() => Evaluate(CurrentTime, Current, Stage(0));

    private protected override void BeginStep()
    {
        if (CurrentTime > StepStart) Stage(Tableau.Stages - 1).CopyTo(Stage(0));
    }

    private protected override double AttemptStep(double step, double[] trial)
    {
        for (int i = 1; i < Tableau.Stages; i++)
        {
            OdeVectors.Combine(trial, Current, step, Tableau.Matrix[i], _stages);
            Evaluate(CurrentTime + Tableau.Nodes[i] * step, trial, Stage(i));
        }

        double squares = OdeVectors.ScaledSquares(
            step, Tableau.Error, _stages, Current, trial, AbsoluteTolerance, RelativeTolerance);
        return Math.Sqrt(squares / Dimension);
    }

    private protected override void Interpolate(double fraction, Span<double> result)
    {
        Span<double> weights = stackalloc double[Tableau.Stages];
        Tableau.InterpolationWeights(fraction, weights);
        OdeVectors.Combine(result, Before, CurrentTime - StepStart, weights, _stages);
    }

    private Span<double> Stage(int index) => _stages.AsSpan(index * PaddedDimension, PaddedDimension);
}
