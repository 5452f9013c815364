using System.Buffers;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>Pinned scratch memory, aligned to a cache line, from the shared pool: a product allocates nothing after the first. None for a count of 0.</summary>
internal readonly unsafe struct PackingBuffer<T> : IDisposable
    where T : unmanaged
{
    private const int Alignment = 64;
    private readonly byte[]? array;
    private readonly GCHandle pin;

    public PackingBuffer(nint count)
    {
        if (count == 0)
        {
            return;
        }

        long bytes = ((long)count * sizeof(T)) + Alignment;
        if (bytes > Array.MaxLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The operation needs {bytes} bytes of scratch memory, more than the {Array.MaxLength} that one array can hold: the matrices are too large for it."));
        }

        array = ArrayPool<byte>.Shared.Rent((int)bytes);
        pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        Origin = (T*)((pin.AddrOfPinnedObject() + Alignment - 1) & ~(nint)(Alignment - 1));
    }

    public T* Origin { get; }

    public void Dispose()
    {
        if (array is not null)
        {
            pin.Free();
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
