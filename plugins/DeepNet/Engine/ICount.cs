namespace ScalingLab.DeepNet;

/// <summary>A number known when the machine code is made, so that a kernel drops the rows it does not have.</summary>
internal interface ICount
{
    static abstract int Value { get; }
}

internal readonly struct One : ICount
{
    public static int Value => 1;
}

internal readonly struct Two : ICount
{
    public static int Value => 2;
}

internal readonly struct Four : ICount
{
    public static int Value => 4;
}

internal readonly struct Eight : ICount
{
    public static int Value => 8;
}

/// <summary>Where a kernel finds a factor: next to each other for one k, next to each other for one row, or anywhere.</summary>
internal interface ILeftFactor
{
    static abstract nint RowStride(nint stride, int rows);

    static abstract nint DepthStride(nint stride, int rows);
}

/// <summary>A[r, k] at k R + r for a tile of R rows.</summary>
internal readonly struct PackedFactor : ILeftFactor
{
    public static nint RowStride(nint stride, int rows) => 1;

    public static nint DepthStride(nint stride, int rows) => rows;
}

/// <summary>A[r, k] at r stride + k.</summary>
internal readonly struct RowFactor : ILeftFactor
{
    public static nint RowStride(nint stride, int rows) => stride;

    public static nint DepthStride(nint stride, int rows) => 1;
}

/// <summary>A[r, k] at k stride + r.</summary>
internal readonly struct ColumnFactor : ILeftFactor
{
    public static nint RowStride(nint stride, int rows) => 1;

    public static nint DepthStride(nint stride, int rows) => stride;
}
