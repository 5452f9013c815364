namespace ScalingLab.Numerics;

/// <summary>One subsequence with a position: whole groups go straight to the caller, the ends through a buffer of one group.</summary>
internal sealed class GroupedSequence<T, TKernel>(PhiloxKey key)
    where TKernel : struct, IGroupKernel<T>
{
    private readonly T[] _buffer = new T[TKernel.GroupSize];
    private ulong _bufferedGroup;
    private bool _buffered;

    public ulong Position { get; set; }

    public void Fill(Span<T> destination)
    {
        int size = TKernel.GroupSize;
        int offset = (int)(Position % (ulong)size);
        ulong group = Position / (ulong)size;
        Position += (ulong)destination.Length;
        if (offset != 0 && destination.Length != 0)
        {
            int taken = Math.Min(size - offset, destination.Length);
            Buffered(group).Slice(offset, taken).CopyTo(destination);
            destination = destination[taken..];
            group++;
        }

        int whole = destination.Length / size;
        if (whole != 0)
        {
            TKernel.Fill(key, group, destination[..(whole * size)]);
            destination = destination[(whole * size)..];
            group += (ulong)whole;
        }

        if (destination.Length != 0)
            Buffered(group)[..destination.Length].CopyTo(destination);
    }

    private ReadOnlySpan<T> Buffered(ulong group)
    {
        if (!_buffered || _bufferedGroup != group)
        {
            TKernel.Fill(key, group, _buffer);
            (_bufferedGroup, _buffered) = (group, true);
        }

        return _buffer;
    }
}
