namespace ScalingLab.NormObservers;

/// <summary>The positions p of an output axis whose input s p + q − padding lies on the grid, for one offset q of the kernel.</summary>
internal readonly struct TapRange
{
    private readonly int _offset;
    private readonly int _stride;

    public TapRange(int offset, int stride, int padding, int inputs, int outputs)
    {
        _offset = offset - padding;
        _stride = stride;
        First = _offset >= 0 ? 0 : (-_offset + stride - 1) / stride;
        int last = inputs - 1 - _offset;
        End = last < 0 ? First : Math.Max(First, Math.Min(outputs, (last / stride) + 1));
    }

    /// <summary>First output position.</summary>
    public int First { get; }

    /// <summary>One behind the last.</summary>
    public int End { get; }

    /// <summary>The input position of an output position.</summary>
    public int Input(int position) => (position * _stride) + _offset;
}
