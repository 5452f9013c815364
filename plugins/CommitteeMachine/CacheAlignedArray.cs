using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Numbers that start at a cache line. An ordinary array starts 16 bytes after one, so that every 512-bit vector of it straddles two lines and
/// takes twice the time.
/// </summary>
internal sealed class CacheAlignedArray
{
    private const int LineBytes = 64;
    private readonly double[] _array;
    private readonly int _offset;

    /// <summary>Allocates zeros.</summary>
    public CacheAlignedArray(int length)
    {
        Length = length;
        _array = GC.AllocateArray<double>(length + (LineBytes / sizeof(double)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _offset = (int)((LineBytes - (address % LineBytes)) % LineBytes) / sizeof(double);
    }

    public int Length { get; }

    public Span<double> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _array.AsSpan(_offset, Length);
    }
}
