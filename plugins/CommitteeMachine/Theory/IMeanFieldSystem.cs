namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Equations of p numbers for each of L eigenvalue blocks that know of each other only through the p sums z = Σ_l λ_l y^l (the covariance of the fields):
/// dy^l/dα = ρ_l (A(z) y^l + b^l(z)), with ρ_l = λ_l, or 0 for a frozen block. The state is p runs of L numbers.
/// </summary>
internal interface IMeanFieldSystem : IOverlapEquations
{
    /// <summary>λ_l.</summary>
    ReadOnlySpan<double> Eigenvalues { get; }

    /// <summary>ρ_l.</summary>
    ReadOnlySpan<double> Rates { get; }

    /// <summary>The derivative with the sums z given, whether they are those of the state or not.</summary>
    void Derivative(ReadOnlySpan<double> fields, ReadOnlySpan<double> state, Span<double> derivative);
}
