namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The Gaussian averages over the pre-activations u = (x_1..x_K, y_1..y_M) ~ N(0, C) that the equations of an activation g consist of, for the
/// error e = Σ_a w_a g(u_a). Matrices are row by row; C is (K + M) × (K + M). The pair weights W of e² = Σ_ab W_ab g(u_a) g(u_b) are symmetric, W_ab =
/// w_a w_b, or such sums over units that are statistically alike.
/// </summary>
internal interface IActivationKernels
{
    /// <summary>ε_g = ½ Σ_ab W_ab E[g(u_a) g(u_b)], not below zero.</summary>
    double TestLoss(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights);

    /// <summary>E[g(u_a) g(u_b)].</summary>
    double Overlap(ReadOnlySpan<double> covariance, int a, int b);

    /// <summary>H_ia = E[g′(x_i) g′(u_a)], K × (K + M), and d_i = E[e g″(x_i)].</summary>
    void Drift(ReadOnlySpan<double> covariance, ReadOnlySpan<double> outputWeights, Span<double> slopes, Span<double> curvatures);

    /// <summary>V_ij = E[e² g′(x_i) g′(x_j)]. For smooth g not cut off at 0 where round-off or a covariance beside the possible ones takes it below: it is differentiated.</summary>
    double Noise(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights, int i, int j);
}
