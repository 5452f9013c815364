namespace ScalingLab.Numerics;

/// <summary>The identity of a subsequence: the key and the upper half of the counter. The lower half counts blocks.</summary>
/// <param name="Key0">First word of the key.</param>
/// <param name="Key1">Second word of the key.</param>
/// <param name="Counter2">Third counter word: the kind of number.</param>
/// <param name="Counter3">Fourth counter word: more bits of the stream's hash.</param>
internal readonly record struct PhiloxKey(uint Key0, uint Key1, uint Counter2, uint Counter3)
{
    /// <summary>The subsequence of the words that refine the tails of this one.</summary>
    public PhiloxKey Refinement => this with { Counter2 = Counter2 | PhiloxKind.Refinement };

    /// <summary>The four words of one block.</summary>
    public (uint W0, uint W1, uint W2, uint W3) Block(ulong block)
    {
        uint c0 = (uint)block, c1 = (uint)(block >> 32), c2 = Counter2, c3 = Counter3;
        Philox.Block(Key0, Key1, ref c0, ref c1, ref c2, ref c3);
        return (c0, c1, c2, c3);
    }
}
