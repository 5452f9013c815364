namespace ScalingLab.Numerics;

/// <summary>The result of <see cref="DampedNewton.Solve"/>.</summary>
/// <param name="Outcome">How the iteration ended. Only <see cref="NewtonOutcome.Converged"/> gives a solution.</param>
/// <param name="Residual">max_i |r_i| at the returned unknowns.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="Evaluations">Evaluations of the residuals, those of difference quotients included.</param>
public readonly record struct NewtonResult(NewtonOutcome Outcome, double Residual, int Iterations, int Evaluations)
{
    /// <summary>Whether the residual is within the tolerance.</summary>
    public bool Converged => Outcome == NewtonOutcome.Converged;
}
