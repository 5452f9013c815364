namespace ScalingLab.CommitteeMachine;

/// <summary>W_ab = w_a w_b, the weights of e² = Σ_ab W_ab g(u_a) g(u_b).</summary>
internal static class PairWeights
{
    public static void Fill(ReadOnlySpan<double> outputWeights, Span<double> pairWeights)
    {
        int units = outputWeights.Length;
        for (int a = 0; a < units; a++)
        {
            for (int b = 0; b < units; b++)
                pairWeights[(a * units) + b] = outputWeights[a] * outputWeights[b];
        }
    }
}
