using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScalingLab.Numerics;

/// <summary>
/// One register's worth of numbers, so that a kernel is written once for 512, 256 and 128 bits and for a single number. The comparisons
/// of types are constants to the JIT; nothing of them remains in the machine code.
/// </summary>
/// <remarks>
/// For linear algebra, which is the same for both precisions and only fuses where the processor does. What must give the same bits everywhere,
/// or works on the bits of a number, is written over <see cref="IDoubleLanes{TSelf}"/> and <see cref="ISingleLanes{TSelf}"/>.
/// </remarks>
/// <typeparam name="T">double or float.</typeparam>
/// <typeparam name="TVector">Vector512, Vector256 or Vector128 of T, or T itself.</typeparam>
internal static unsafe class Lanes<T, TVector>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(TVector) / sizeof(T);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(T* source) => Unsafe.ReadUnaligned<TVector>(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, TVector value) => Unsafe.WriteUnaligned(destination, value);

    /// <summary>Asks for a cache line ahead of its use, into the second cache; nothing where the processor has no such instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchSecond(T* source)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(source);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Broadcast(T value)
    {
        if (typeof(TVector) == typeof(Vector512<T>))
        {
            return Unsafe.BitCast<Vector512<T>, TVector>(Vector512.Create(value));
        }

        if (typeof(TVector) == typeof(Vector256<T>))
        {
            return Unsafe.BitCast<Vector256<T>, TVector>(Vector256.Create(value));
        }

        if (typeof(TVector) == typeof(Vector128<T>))
        {
            return Unsafe.BitCast<Vector128<T>, TVector>(Vector128.Create(value));
        }

        return Unsafe.BitCast<T, TVector>(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Multiply(TVector x, TVector y)
    {
        if (typeof(TVector) == typeof(Vector512<T>))
        {
            return Unsafe.BitCast<Vector512<T>, TVector>(Unsafe.BitCast<TVector, Vector512<T>>(x) * Unsafe.BitCast<TVector, Vector512<T>>(y));
        }

        if (typeof(TVector) == typeof(Vector256<T>))
        {
            return Unsafe.BitCast<Vector256<T>, TVector>(Unsafe.BitCast<TVector, Vector256<T>>(x) * Unsafe.BitCast<TVector, Vector256<T>>(y));
        }

        if (typeof(TVector) == typeof(Vector128<T>))
        {
            return Unsafe.BitCast<Vector128<T>, TVector>(Unsafe.BitCast<TVector, Vector128<T>>(x) * Unsafe.BitCast<TVector, Vector128<T>>(y));
        }

        return Unsafe.BitCast<T, TVector>(Unsafe.BitCast<TVector, T>(x) * Unsafe.BitCast<TVector, T>(y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add(TVector x, TVector y)
    {
        if (typeof(TVector) == typeof(Vector512<T>))
        {
            return Unsafe.BitCast<Vector512<T>, TVector>(Unsafe.BitCast<TVector, Vector512<T>>(x) + Unsafe.BitCast<TVector, Vector512<T>>(y));
        }

        if (typeof(TVector) == typeof(Vector256<T>))
        {
            return Unsafe.BitCast<Vector256<T>, TVector>(Unsafe.BitCast<TVector, Vector256<T>>(x) + Unsafe.BitCast<TVector, Vector256<T>>(y));
        }

        if (typeof(TVector) == typeof(Vector128<T>))
        {
            return Unsafe.BitCast<Vector128<T>, TVector>(Unsafe.BitCast<TVector, Vector128<T>>(x) + Unsafe.BitCast<TVector, Vector128<T>>(y));
        }

        return Unsafe.BitCast<T, TVector>(Unsafe.BitCast<TVector, T>(x) + Unsafe.BitCast<TVector, T>(y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(TVector x)
    {
        if (typeof(TVector) == typeof(Vector512<T>))
        {
            return Vector512.Sum(Unsafe.BitCast<TVector, Vector512<T>>(x));
        }

        if (typeof(TVector) == typeof(Vector256<T>))
        {
            return Vector256.Sum(Unsafe.BitCast<TVector, Vector256<T>>(x));
        }

        if (typeof(TVector) == typeof(Vector128<T>))
        {
            return Vector128.Sum(Unsafe.BitCast<TVector, Vector128<T>>(x));
        }

        return Unsafe.BitCast<TVector, T>(x);
    }

    /// <summary>x·y + z, fused where the processor can, in every width alike, so that the widths agree bit for bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MultiplyAdd(TVector x, TVector y, TVector z)
    {
        if (typeof(TVector) == typeof(Vector512<double>))
        {
            return Unsafe.BitCast<Vector512<double>, TVector>(Vector512.MultiplyAddEstimate(
                Unsafe.BitCast<TVector, Vector512<double>>(x), Unsafe.BitCast<TVector, Vector512<double>>(y), Unsafe.BitCast<TVector, Vector512<double>>(z)));
        }

        if (typeof(TVector) == typeof(Vector512<float>))
        {
            return Unsafe.BitCast<Vector512<float>, TVector>(Vector512.MultiplyAddEstimate(
                Unsafe.BitCast<TVector, Vector512<float>>(x), Unsafe.BitCast<TVector, Vector512<float>>(y), Unsafe.BitCast<TVector, Vector512<float>>(z)));
        }

        if (typeof(TVector) == typeof(Vector256<double>))
        {
            return Unsafe.BitCast<Vector256<double>, TVector>(Vector256.MultiplyAddEstimate(
                Unsafe.BitCast<TVector, Vector256<double>>(x), Unsafe.BitCast<TVector, Vector256<double>>(y), Unsafe.BitCast<TVector, Vector256<double>>(z)));
        }

        if (typeof(TVector) == typeof(Vector256<float>))
        {
            return Unsafe.BitCast<Vector256<float>, TVector>(Vector256.MultiplyAddEstimate(
                Unsafe.BitCast<TVector, Vector256<float>>(x), Unsafe.BitCast<TVector, Vector256<float>>(y), Unsafe.BitCast<TVector, Vector256<float>>(z)));
        }

        if (typeof(TVector) == typeof(Vector128<double>))
        {
            return Unsafe.BitCast<Vector128<double>, TVector>(Vector128.MultiplyAddEstimate(
                Unsafe.BitCast<TVector, Vector128<double>>(x), Unsafe.BitCast<TVector, Vector128<double>>(y), Unsafe.BitCast<TVector, Vector128<double>>(z)));
        }

        if (typeof(TVector) == typeof(Vector128<float>))
        {
            return Unsafe.BitCast<Vector128<float>, TVector>(Vector128.MultiplyAddEstimate(
                Unsafe.BitCast<TVector, Vector128<float>>(x), Unsafe.BitCast<TVector, Vector128<float>>(y), Unsafe.BitCast<TVector, Vector128<float>>(z)));
        }

        return Unsafe.BitCast<T, TVector>(T.MultiplyAddEstimate(
            Unsafe.BitCast<TVector, T>(x), Unsafe.BitCast<TVector, T>(y), Unsafe.BitCast<TVector, T>(z)));
    }
}
