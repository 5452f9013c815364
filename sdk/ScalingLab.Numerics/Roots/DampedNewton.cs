namespace ScalingLab.Numerics;

/// <summary>
/// Newton's method for small systems of equations with a line search that halves the step until the largest residual falls, so the
/// residual never grows. Quadratic convergence at a regular solution. Jacobian from the system (<see cref="INonlinearSystemJacobian"/>) or
/// from central difference quotients, 2 n evaluations. Buffers are allocated once; not thread-safe.
/// <para>Source: Dennis, Schnabel, Numerical Methods for Unconstrained Optimization and Nonlinear Equations (1983), chapter 6.</para>
/// </summary>
public sealed class DampedNewton
{
    /// <summary>A step of length t must reduce the residual by at least this part of t.</summary>
    private const double SufficientDecrease = 1e-4;

    private readonly INonlinearSystem _system;
    private readonly INonlinearSystemJacobian? _analytic;
    private readonly NewtonOptions _options;
    private readonly double[] _residuals;
    private readonly double[] _trialResiduals;
    private readonly double[] _trial;
    private readonly double[] _step;
    private readonly double[] _jacobian;
    private readonly int[] _pivots;
    private int _evaluations;

    /// <summary>Prepares the iteration.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="options">The defaults when omitted.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the system has no unknowns.</exception>
    public DampedNewton(INonlinearSystem system, NewtonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentOutOfRangeException.ThrowIfLessThan(system.Dimension, 1, nameof(system));
        _system = system;
        _analytic = system as INonlinearSystemJacobian;
        _options = options ?? new NewtonOptions();
        _options.Validate(nameof(options));
        int n = system.Dimension;
        _residuals = new double[n];
        _trialResiduals = new double[n];
        _trial = new double[n];
        _step = new double[n];
        _jacobian = new double[checked(n * n)];
        _pivots = new int[n];
    }

    /// <summary>Iterates from a starting point.</summary>
    /// <param name="unknowns">The starting point on entry, the last iterate on return, which is the solution only if the result has
    /// converged.</param>
    /// <returns>How it ended, with the residual; never an exception for lack of convergence, so that a caller may try another
    /// start.</returns>
    /// <exception cref="ArgumentException">The number of unknowns does not fit, or one is not finite.</exception>
    public NewtonResult Solve(Span<double> unknowns)
    {
        if (unknowns.Length != _residuals.Length)
        {
            throw new ArgumentException(
                $"There are {unknowns.Length} unknowns for a system of {_residuals.Length} equations.", nameof(unknowns));
        }

        int bad = OdeVectors.IndexOfNonFinite(unknowns);
        if (bad >= 0) throw new ArgumentException($"Unknown {bad} is not finite at the start.", nameof(unknowns));

        _evaluations = 0;
        double residual = Evaluate(unknowns, _residuals);
        for (int iteration = 0; ; iteration++)
        {
            NewtonOutcome? outcome =
                !double.IsFinite(residual) ? NewtonOutcome.NotFinite
                : residual <= _options.ResidualTolerance ? NewtonOutcome.Converged
                : iteration == _options.MaximumIterations ? NewtonOutcome.IterationLimit
                : ComputeStep(unknowns) is { } failure ? failure
                : TryDescend(unknowns, ref residual) ? null
                : NewtonOutcome.NoDescent;
            if (outcome is { } end) return new NewtonResult(end, residual, iteration, _evaluations);
        }
    }

    private NewtonOutcome? ComputeStep(ReadOnlySpan<double> unknowns)
    {
        if (_analytic is not null) _analytic.Jacobian(unknowns, _jacobian);
        else Differentiate(unknowns);
        if (OdeVectors.IndexOfNonFinite(_jacobian) >= 0) return NewtonOutcome.NotFinite;
        if (!DenseLu.Factorize(_jacobian, _pivots)) return NewtonOutcome.SingularJacobian;
        for (int i = 0; i < _step.Length; i++) _step[i] = -_residuals[i];
        DenseLu.Solve(_jacobian, _pivots, _step);
        if (OdeVectors.IndexOfNonFinite(_step) >= 0) return NewtonOutcome.SingularJacobian;
        _system.LimitStep(unknowns, _step);
        return null;
    }

    private bool TryDescend(Span<double> unknowns, ref double residual)
    {
        double length = 1;
        for (int halving = 0; halving <= _options.MaximumHalvings; halving++, length *= 0.5)
        {
            for (int i = 0; i < _trial.Length; i++) _trial[i] = unknowns[i] + length * _step[i];
            double trial = Evaluate(_trial, _trialResiduals);
            if (!(trial <= (1 - SufficientDecrease * length) * residual)) continue;
            residual = trial;
            _trial.CopyTo(unknowns);
            _trialResiduals.CopyTo(_residuals, 0);
            return true;
        }

        return false;
    }

    private void Differentiate(ReadOnlySpan<double> unknowns)
    {
        int n = _trial.Length;
        unknowns.CopyTo(_trial);
        for (int j = 0; j < n; j++)
        {
            double increment = _options.DifferenceStep * Math.Max(1, Math.Abs(unknowns[j]));
            double above = unknowns[j] + increment, below = unknowns[j] - increment;
            _trial[j] = above;
            Evaluate(_trial, _trialResiduals);
            for (int i = 0; i < n; i++) _jacobian[i * n + j] = _trialResiduals[i];
            _trial[j] = below;
            Evaluate(_trial, _trialResiduals);
            for (int i = 0; i < n; i++) _jacobian[i * n + j] = (_jacobian[i * n + j] - _trialResiduals[i]) / (above - below);
            _trial[j] = unknowns[j];
        }
    }

    /// <summary>max_i |r_i|, NaN if any is.</summary>
    private double Evaluate(ReadOnlySpan<double> unknowns, Span<double> residuals)
    {
        _evaluations++;
        _system.Residuals(unknowns, residuals);
        double largest = 0;
        foreach (double residual in residuals) largest = Math.Max(largest, Math.Abs(residual));
        return largest;
    }
}
