using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Times × modes: one number for each of K modes at every time, the mode fastest and each row filled up to whole registers with numbers that have no meaning. What
/// <see cref="CausalMatrix"/> and <see cref="CausalResolvents"/> work on; rows are added and dropped at the end.
/// </summary>
public sealed class ModeBlock
{
    private const int Whole = 8;

    private double[] elements = [];

    /// <summary>A block without rows.</summary>
    /// <param name="modes">K, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no mode.</exception>
    public ModeBlock(int modes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(modes, 1);
        (Modes, Stride) = (modes, (modes + Whole - 1) / Whole * Whole);
    }

    /// <summary>K, the number of modes.</summary>
    public int Modes { get; }

    /// <summary>Distance from one time to the next: K rounded up to a multiple of 8.</summary>
    public int Stride { get; }

    /// <summary>The number of times.</summary>
    public int Rows { get; private set; }

    /// <summary>All rows, with what fills them up.</summary>
    public Span<double> Elements => elements.AsSpan(0, Rows * Stride);

    /// <summary>The K numbers at a time.</summary>
    /// <param name="time">0 ≤ time &lt; <see cref="Rows"/>.</param>
    public Span<double> this[int time] => Elements.Slice(time * Stride, Modes);

    /// <summary>Rows × K, without what fills the rows up.</summary>
    public ReadOnlyMatrixView<double> View => new(Elements, Rows, Modes, Stride, 1);

    internal ref double Origin => ref MemoryMarshal.GetArrayDataReference(elements);

    /// <summary>Changes the number of times; what rows hold that were not there before has no meaning.</summary>
    /// <param name="rows">At least 0.</param>
    public void Resize(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        long needed = (long)rows * Stride;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(needed, Array.MaxLength, nameof(rows));
        if (needed > elements.Length) Array.Resize(ref elements, (int)Math.Min(Array.MaxLength, Math.Max(needed, elements.Length + (elements.Length / 2L))));
        Rows = rows;
    }
}
