namespace ScalingLab.Numerics;

/// <summary>The cost of an integration so far.</summary>
/// <param name="AcceptedSteps">Steps whose error was within the tolerance.</param>
/// <param name="RejectedSteps">Attempts that were repeated with a shorter step.</param>
/// <param name="DerivativeEvaluations">Calls of <see cref="IOdeSystem.Derivative"/>, those for dense output and difference quotients
/// included.</param>
public readonly record struct OdeStatistics(long AcceptedSteps, long RejectedSteps, long DerivativeEvaluations)
{
    /// <summary>Evaluations of the Jacobian df/dy (implicit methods only).</summary>
    public long JacobianEvaluations { get; init; }

    /// <summary>Factorisations of the linear system of a step (implicit methods only).</summary>
    public long Factorizations { get; init; }

    /// <summary>Linear systems solved (implicit methods only).</summary>
    public long LinearSolves { get; init; }
}
