using ScalingLab.Sdk;
using Tableau = ScalingLab.Numerics.Rodas5PTableau;

namespace ScalingLab.Numerics;

/// <summary>
/// The linearly implicit Rosenbrock method Rodas5P for stiff systems: eight stages, order 5 with embedded order 4, L-stable and stiffly
/// accurate, continuous extension of order 4. A step costs one Jacobian, one factorisation and eight solutions of one real linear system,
/// and eight evaluations (ten when the system is not autonomous); nothing is iterated. The linear systems are solved by
/// <see cref="IOdeLinearSolver"/>.
/// <para>Source: G. Steinebach, BIT Numer. Math. 63, 27 (2023); Hairer, Wanner, Solving Ordinary Differential Equations II, section
/// IV.7.</para>
/// </summary>
public sealed class Rodas5P : AdaptiveOdeIntegrator
{
    private const double Beta = 0.04;

    /// <summary>Difference quotients in time use this part of the step, within which the solution is smooth.</summary>
    private const double TimeIncrement = 1e-4;

    private static readonly double[] ErrorWeights = [0, 0, 0, 0, 0, 0, 0, 1];

    private readonly bool _autonomous;
    private readonly IOdeLinearSolver _solver;
    private readonly double[] _stages;
    private readonly double[] _endDerivative;
    private readonly double[] _scale;
    private readonly double[] _weights = new double[Tableau.Stages + 1];
    private readonly double[] _derivative;
    private bool _timeDerivativeReady;
    private long _linearizations;
    private long _factorizations;
    private long _solves;

    /// <summary>Prepares the integration; the derivative is first evaluated by <see cref="AdaptiveOdeIntegrator.AdvanceTo"/>.</summary>
    /// <param name="system">The system dy/dt = f(t, y).</param>
    /// <param name="time">The initial time.</param>
    /// <param name="state">The initial state, copied.</param>
    /// <param name="tolerance">The accepted error of a step.</param>
    /// <param name="limits">Limits on the steps; none when omitted.</param>
    /// <param name="solver">Solves the linear systems. When omitted: the system itself if it is an <see cref="IOdeLinearSolver"/>, else a
    /// <see cref="DenseJacobianSolver"/>.</param>
    /// <exception cref="ArgumentException">The state does not fit the system or is not finite, or a tolerance or limit is not
    /// valid.</exception>
    public Rodas5P(
        IOdeSystem system,
        double time,
        ReadOnlySpan<double> state,
        OdeTolerance tolerance,
        OdeStepLimits? limits = null,
        IOdeLinearSolver? solver = null)
        : base(system, time, state, tolerance, limits, order: 5, new StepSizeController(0.2 - 0.75 * Beta, Beta, shrink: 5, growth: 6))
    {
        _autonomous = system.IsAutonomous;
        _solver = solver ?? system as IOdeLinearSolver ?? new DenseJacobianSolver(system);
        _stages = new double[checked((Tableau.Stages + 1) * PaddedDimension)];
        _derivative = new double[PaddedDimension];
        _endDerivative = new double[PaddedDimension];
        _scale = new double[Dimension];
    }

    private protected override void SaveMethod(CheckpointWriter writer)
    {
        writer.Write("stages", _stages);
        writer.Write("derivative", _derivative);
        writer.Write("end-derivative", _endDerivative);
        writer.Write("time-derivative-ready", _timeDerivativeReady);
        writer.Write("linear-costs", [_linearizations, _factorizations, _solves]);
    }

    private protected override void LoadMethod(CheckpointReader reader, bool stepBegun)
    {
        reader.Read("stages", _stages.AsSpan());
        reader.Read("derivative", _derivative.AsSpan());
        reader.Read("end-derivative", _endDerivative.AsSpan());
        bool timeDerivativeReady = reader.ReadBoolean("time-derivative-ready");
        Span<long> costs = stackalloc long[3];
        reader.Read("linear-costs", costs);

        // The solver's Jacobian is not saved: it is a function of the state.
        if (stepBegun) Linearize();
        _timeDerivativeReady = timeDerivativeReady;
        (_linearizations, _factorizations, _solves) = (costs[0], costs[1], costs[2]);
    }

    private protected override ReadOnlySpan<double> CurrentDerivative => _derivative;

    private Span<double> TimeDerivative => Stage(Tableau.Stages);

    private protected override void Initialize() => Evaluate(CurrentTime, Current, _derivative);

    private protected override void BeginStep()
    {
        if (CurrentTime > StepStart) _endDerivative.CopyTo(_derivative, 0);
        _timeDerivativeReady = false;
        Linearize();
    }

    private void Linearize()
    {
        double relative = Math.Max(RelativeTolerance, 1e-6);
        for (int i = 0; i < _scale.Length; i++) _scale[i] = Math.Max(Math.Abs(Current[i]), AbsoluteTolerance[i] / relative);
        _linearizations++;
        if (!_solver.Linearize(CurrentTime, Current.AsSpan(0, Dimension), _scale))
        {
            throw new OdeException(
                CurrentTime,
                0,
                "the Jacobian is not finite. Supply an analytic one if the derivative is not defined all around the state.");
        }
    }

    private protected override double AttemptStep(double step, double[] trial)
    {
        _factorizations++;
        if (!_solver.Factorize(1 / (Tableau.Gamma * step))) return double.NaN;
        if (!_autonomous && !_timeDerivativeReady) DifferentiateInTime(step, trial);

        for (int i = 0; i < Tableau.Stages; i++)
        {
            Span<double> stage = Stage(i);
            if (i > 0)
            {
                OdeVectors.Combine(trial, Current, 1, Tableau.Matrix[i], _stages);
                Evaluate(CurrentTime + Tableau.Nodes[i] * step, trial, stage);
            }

            _weights.AsSpan().Clear();
            for (int j = 0; j < i; j++) _weights[j] = Tableau.Coupling[i][j] / step;
            _weights[Tableau.Stages] = _autonomous ? 0 : step * Tableau.TimeWeights[i];
            OdeVectors.Combine(stage, i > 0 ? stage : _derivative, 1, _weights, _stages);
            _solver.Solve(stage[..Dimension]);
            _solves++;
        }

        OdeVectors.Combine(trial, Current, 1, Tableau.Matrix[Tableau.Stages], _stages);
        double squares = OdeVectors.ScaledSquares(1, ErrorWeights, _stages, Current, trial, AbsoluteTolerance, RelativeTolerance);
        double error = Math.Sqrt(squares / Dimension);
        if (!(error <= 1)) return error;

        Evaluate(CurrentTime + step, trial, _endDerivative);
        return OdeVectors.IndexOfNonFinite(_endDerivative) < 0 ? error : double.NaN;
    }

    private protected override void Interpolate(double fraction, Span<double> result)
    {
        Span<double> weights = stackalloc double[Tableau.Stages];
        Tableau.InterpolationWeights(fraction, weights);
        OdeVectors.Combine(result, Before, 1, weights, _stages);
    }

    private protected override OdeStatistics AddCosts(OdeStatistics statistics) => statistics with
    {
        DerivativeEvaluations = statistics.DerivativeEvaluations + _solver.DerivativeEvaluations,
        JacobianEvaluations = _linearizations,
        Factorizations = _factorizations,
        LinearSolves = _solves,
    };

    /// <summary>df/dt by the one-sided quotient of second order, which looks only into the step.</summary>
    private void DifferentiateInTime(double step, Span<double> scratch)
    {
        double increment = CurrentTime + TimeIncrement * step - CurrentTime;
        TimeDerivative.Clear();
        if (increment == 0) return;
        Evaluate(CurrentTime + increment, Current, TimeDerivative);
        Evaluate(CurrentTime + 2 * increment, Current, scratch);
        for (int i = 0; i < TimeDerivative.Length; i++)
            TimeDerivative[i] = (4 * TimeDerivative[i] - scratch[i] - 3 * _derivative[i]) / (2 * increment);
        _timeDerivativeReady = OdeVectors.IndexOfNonFinite(TimeDerivative) < 0;
    }

    private Span<double> Stage(int index) => _stages.AsSpan(index * PaddedDimension, PaddedDimension);
}
