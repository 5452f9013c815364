namespace ScalingLab.Numerics;

/// <summary>
/// A fixed unit vector without structure (SplitMix64, Steele, Lea and Flood 2014): orthogonal to the wanted singular vector of no matrix that
/// occurs, and the same in every run.
/// </summary>
internal static class StartVector
{
    public static void Fill(Span<double> vector)
    {
        ulong state = 0x9E3779B97F4A7C15;
        for (int i = 0; i < vector.Length; i++)
        {
            state += 0x9E3779B97F4A7C15;
            ulong word = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
            word ^= word >> 31;
            vector[i] = ((word >> 11) * (2.0 / (1UL << 53))) - 1;
        }

        VectorOperations.Scale(vector, 1 / VectorOperations.Norm(vector));
    }
}
