namespace ScalingLab.Numerics;

/// <summary>Fills groups of numbers; group g of a subsequence is a pure function of the key and g.</summary>
/// <typeparam name="T">The type of number.</typeparam>
internal interface IGroupKernel<T>
{
    /// <summary>Numbers in a group.</summary>
    static abstract int GroupSize { get; }

    /// <summary>Fills whole groups.</summary>
    /// <param name="key">The subsequence.</param>
    /// <param name="firstGroup">Index of the first group.</param>
    /// <param name="destination">Its length is a multiple of <see cref="GroupSize"/>.</param>
    static abstract void Fill(PhiloxKey key, ulong firstGroup, Span<T> destination);
}
