namespace ScalingLab.Numerics;

/// <summary>The third counter word: each kind of number has a subsequence of its own.</summary>
internal static class PhiloxKind
{
    public const uint Normal = 1;
    public const uint SingleNormal = 2;
    public const uint Uniform = 3;
    public const uint SingleUniform = 4;
    public const uint Sign = 5;
    public const uint Word = 6;

    /// <summary>Flag: the words that refine the tails of the kind it is joined with.</summary>
    public const uint Refinement = 0x100;
}
