namespace ScalingLab.Numerics;

/// <summary>Two rows of cache lines that a tile fetches while it computes: the first of each, and how many numbers further the next one lies.</summary>
internal readonly unsafe struct TileAhead<T>(T* near, nint nearStep, T* far, nint farStep)
    where T : unmanaged
{
    public readonly T* Near = near;
    public readonly nint NearStep = nearStep;

    /// <summary>Null where the tile is to fetch its own part of C.</summary>
    public readonly T* Far = far;
    public readonly nint FarStep = farStep;
}
