namespace ScalingLab.CommitteeMachine;

/// <summary>A symmetric n × n matrix kept as its upper triangle, row by row.</summary>
internal static class PackedSymmetric
{
    public static int Count(int n) => n * (n + 1) / 2;

    /// <summary>Position of element (i, j) = (j, i).</summary>
    public static int Index(int n, int i, int j) => i <= j ? (i * ((2 * n) - i - 1) / 2) + j : Index(n, j, i);
}
