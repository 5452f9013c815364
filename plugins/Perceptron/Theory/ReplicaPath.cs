using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// Follows the saddle point from Hebb's rule at λ = 10⁻³ to any λ by continuation in log λ on a fixed grid: a point depends on the grid below it and not on
/// which points were asked for before. Points are asked for in increasing order.
/// </summary>
internal sealed class ReplicaPath
{
    private const double First = 1e-3;
    private const double StepsPerDecade = 10;
    private const double Accepted = 1e-10;
    private const int MaximumBisections = 10;

    private readonly SaddleEquations _equations;
    private readonly DampedNewton _newton;
    private readonly double _examplesPerDimension;
    private readonly bool _scalingLimit;
    private ReplicaPoint? _before;
    private ReplicaPoint? _last;
    private int _steps;

    /// <summary>Prepares the path.</summary>
    /// <param name="examplesPerDimension">α.</param>
    /// <param name="scalingLimit">Whether α → ∞ at fixed L = λ/α; the norm is then L.</param>
    public ReplicaPath(double examplesPerDimension, bool scalingLimit)
    {
        _equations = new SaddleEquations(examplesPerDimension, scalingLimit);
        _newton = new DampedNewton(_equations, new NewtonOptions { ResidualTolerance = 2e-13, MaximumIterations = 40, MaximumHalvings = 6 });
        _examplesPerDimension = examplesPerDimension;
        _scalingLimit = scalingLimit;
    }

    /// <summary>The equations at the last solution.</summary>
    public SaddleEquations Equations => _equations;

    /// <summary>The saddle point at a norm.</summary>
    /// <param name="norm">Greater than 0, not below the norm of an earlier call.</param>
    /// <param name="cancel">Checked between points.</param>
    /// <exception cref="RunFailedException">No convergence; the message names the residual reached.</exception>
    public ReplicaPoint Solve(double norm, CancellationToken cancel)
    {
        if (norm <= First) return Start(norm);
        while (GridNorm(_steps) <= norm)
        {
            cancel.ThrowIfCancellationRequested();
            var next = _last is { } last ? Continue(last, _before, GridNorm(_steps), 0, cancel) : Start(First);
            (_before, _last, _steps) = (_last, next, _steps + 1);
        }

        var reached = _last ?? Start(First);
        return reached.Norm == norm ? Refresh(reached) : Continue(reached, _before, norm, 0, cancel);
    }

    private static double GridNorm(int steps) => First * Math.Pow(10, steps / StepsPerDecade);

    /// <summary>From the limit of small norms: g = x everywhere, so that x = R √(π/2)/α and C = 4λx; in the scaling limit S = k₁ √L⁻¹.</summary>
    private ReplicaPoint Start(double norm)
    {
        double logTangent = _scalingLimit ? Math.Log(EarlyLaw.ScaledTangent / Math.Sqrt(norm)) : Angle.HebbLogTangent(_examplesPerDimension);
        double displacement = Math.Sqrt(Math.PI / 2) * (_scalingLimit ? 1 : Angle.FromLogTangent(logTangent).Cosine / _examplesPerDimension);
        var solution = Newton(norm, logTangent, Math.Log(4 * norm * displacement));
        return solution.Residual <= Accepted ? solution : throw Failed(solution);
    }

    private ReplicaPoint Continue(ReplicaPoint from, ReplicaPoint? before, double norm, int bisections, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        double ratio = norm / from.Norm, logTangent = from.LogTangent, c = from.LogC;
        if (before is { } earlier)
        {
            double part = Math.Log(ratio) / Math.Log(from.Norm / earlier.Norm);
            logTangent += part * (from.LogTangent - earlier.LogTangent);
            c += part * (from.LogC - earlier.LogC);
        }

        // c grows like 2λκ once the margin is felt.
        if (from.LogC > 5) c = from.LogC * ratio;
        var solution = Newton(norm, logTangent, c);
        if (solution.Residual <= Accepted) return solution;
        if (bisections == MaximumBisections) throw Failed(solution);
        var middle = Continue(from, before, from.Norm * Math.Sqrt(ratio), bisections + 1, cancel);
        return Continue(middle, from, norm, bisections + 1, cancel);
    }

    /// <summary>Sets the equations to a solution that was found earlier, for averages at it.</summary>
    private ReplicaPoint Refresh(ReplicaPoint point)
    {
        _equations.Norm = point.Norm;
        Span<double> residuals = stackalloc double[2];
        _equations.Residuals([point.LogTangent, point.LogC], residuals);
        return point;
    }

    private ReplicaPoint Newton(double norm, double logTangent, double c)
    {
        _equations.Norm = norm;
        Span<double> unknowns = [logTangent, c];
        var result = _newton.Solve(unknowns);
        return Refresh(new ReplicaPoint(norm, unknowns[0], unknowns[1], double.IsNaN(result.Residual) ? double.PositiveInfinity : result.Residual));
    }

    private static RunFailedException Failed(ReplicaPoint reached) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The saddle-point equations did not converge at lambda = {reached.Norm:G6}: residual {reached.Residual:G3}, accepted {Accepted:G3}. Observe smaller lambda, or another examples-per-dimension."));
}
