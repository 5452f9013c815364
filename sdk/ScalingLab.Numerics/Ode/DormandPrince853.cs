using ScalingLab.Sdk;
using Tableau = ScalingLab.Numerics.DormandPrince853Tableau;

namespace ScalingLab.Numerics;

/// <summary>
/// The explicit Runge-Kutta method of order 8 of Dormand and Prince with error estimates of orders 5 and 3, continuous extension of order
/// 7 and proportional-integral step-size control (DOP853): twelve evaluations a step, and three more for a step inside which a state is
/// asked for. The method of choice for non-stiff systems at relative tolerances of 1e-7 to 1e-13. On a stiff system its steps stay below
/// about 6 / |lambda| with lambda the largest negative eigenvalue of the Jacobian: see <see cref="Rodas5P"/> then.
/// <para>Source: Hairer, Norsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed., sections II.5 and II.6.</para>
/// </summary>
public sealed class DormandPrince853 : AdaptiveOdeIntegrator
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
    public DormandPrince853(
        IOdeSystem system, double time, ReadOnlySpan<double> state, OdeTolerance tolerance, OdeStepLimits? limits = null)
        : base(system, time, state, tolerance, limits, order: 8, new StepSizeController(0.125 - 0.2 * Beta, Beta, shrink: 3, growth: 6))
    {
        _stages = new double[checked(Tableau.AllStages * PaddedDimension)];
    }

    private protected override void SaveMethod(CheckpointWriter writer) => writer.Write("stages", _stages);

    private protected override void LoadMethod(CheckpointReader reader, bool stepBegun) => reader.Read("stages", _stages.AsSpan());

    private protected override ReadOnlySpan<double> CurrentDerivative => Stage(0);

    private protected override void Initialize() => Evaluate(CurrentTime, Current, Stage(0));

    private protected override void BeginStep()
    {
        if (CurrentTime > StepStart) Stage(Tableau.EndStage).CopyTo(Stage(0));
    }

    private protected override double AttemptStep(double step, double[] trial)
    {
        for (int i = 1; i < Tableau.StepStages; i++)
        {
            OdeVectors.Combine(trial, Current, step, Tableau.Matrix[i], _stages);
            Evaluate(CurrentTime + Tableau.Nodes[i] * step, trial, Stage(i));
        }

        OdeVectors.Combine(trial, Current, step, Tableau.Matrix[Tableau.EndStage], _stages);
        double error = ScaledError(step, trial);
        if (!(error <= 1)) return error;

        Evaluate(CurrentTime + step, trial, Stage(Tableau.EndStage));
        return OdeVectors.IndexOfNonFinite(Stage(Tableau.EndStage)) < 0 ? error : double.NaN;
    }

    private protected override void PrepareInterpolant(Span<double> scratch)
    {
        double step = CurrentTime - StepStart;
        for (int i = Tableau.EndStage + 1; i < Tableau.AllStages; i++)
        {
            OdeVectors.Combine(scratch, Before, step, Tableau.Matrix[i], _stages);
            Evaluate(StepStart + Tableau.Nodes[i] * step, scratch, Stage(i));
        }
    }

    private protected override void Interpolate(double fraction, Span<double> result)
    {
        Span<double> weights = stackalloc double[Tableau.AllStages];
        Tableau.InterpolationWeights(fraction, weights);
        OdeVectors.Combine(result, Before, CurrentTime - StepStart, weights, _stages);
    }

    /// <summary>The combination of both estimates of Hairer, Norsett, Wanner, equation (II.10.17): of order 8 for small steps.</summary>
    private double ScaledError(double step, ReadOnlySpan<double> trial)
    {
        double fifth = OdeVectors.ScaledSquares(
            step, Tableau.FifthOrderError, _stages, Current, trial, AbsoluteTolerance, RelativeTolerance);
        if (fifth == 0) return 0;
        double third = OdeVectors.ScaledSquares(
            step, Tableau.ThirdOrderError, _stages, Current, trial, AbsoluteTolerance, RelativeTolerance);
        return fifth / Math.Sqrt((fifth + 0.01 * third) * Dimension);
    }

    private Span<double> Stage(int index) => _stages.AsSpan(index * PaddedDimension, PaddedDimension);
}
