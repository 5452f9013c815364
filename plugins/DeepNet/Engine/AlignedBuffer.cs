namespace ScalingLab.DeepNet;

/// <summary>Zeroed memory that starts at a cache line and never moves.</summary>
internal sealed unsafe class AlignedBuffer<T>
    where T : unmanaged
{
    private const int CacheLine = 64;
    private readonly T[] _array;
    private readonly int _first;

    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        _array = GC.AllocateArray<T>(length + (CacheLine / sizeof(T)), pinned: true);
        fixed (T* start = _array) _first = (int)((CacheLine - ((nint)start % CacheLine)) % CacheLine) / sizeof(T);
        fixed (T* start = &_array[_first]) Pointer = start;
    }

    public T* Pointer { get; }

    public int Length { get; }

    public Span<T> Span => _array.AsSpan(_first, Length);
}
