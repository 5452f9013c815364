namespace ScalingLab.Sdk.Testing;

/// <summary>
/// A theory that a simulation must agree with. Both are run for every replica, the theory with the same streams; the mean of their differences must be
/// zero within t standard errors, where t is the quantile of Student's distribution for all comparisons together (Bonferroni), plus an allowance.
/// </summary>
public sealed record TheoryComparison
{
    /// <summary>The theory, a model of the same plugin; its times are those of the simulation.</summary>
    public required ModelCase Theory { get; init; }

    /// <summary>What is compared, in kebab-case: <c>test-loss</c>.</summary>
    public required IReadOnlyList<string> Observables { get; init; }

    /// <summary>Number of replicas, at least 4.</summary>
    public int Replicas { get; init; } = 16;

    /// <summary>What the theory leaves out, relative to its value, such as corrections of order 1/N; a reason should stand beside it.</summary>
    public double Allowance { get; init; }

    /// <summary>
    /// The largest relative deviation that may go unnoticed, statistical errors and allowance together. A comparison that is blunter than this fails,
    /// since it would prove nothing.
    /// </summary>
    public double Precision { get; init; } = 0.2;

    /// <summary>Probability that a correct model fails, over all comparisons of the case.</summary>
    public double FalseAlarm { get; init; } = 1e-4;
}
