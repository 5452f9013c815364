using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>What <see cref="Vector512"/> has for float and double apart, for both in one; and elementwise functions.</summary>
internal static unsafe class Simd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd<T>(Vector512<T> x, Vector512<T> y, Vector512<T> sum)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), sum.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), sum.AsDouble()).As<double, T>();

    /// <summary>s_j ← x y_j + s_j for the first one, two or four j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<T, TColumns>(
        Vector512<T> x, Vector512<T> y0, Vector512<T> y1, Vector512<T> y2, Vector512<T> y3, ref Vector512<T> s0, ref Vector512<T> s1, ref Vector512<T> s2, ref Vector512<T> s3)
        where T : unmanaged
        where TColumns : struct, ICount
    {
        s0 = MultiplyAdd(x, y0, s0);
        if (TColumns.Value > 1) s1 = MultiplyAdd(x, y1, s1);
        if (TColumns.Value > 2)
        {
            s2 = MultiplyAdd(x, y2, s2);
            s3 = MultiplyAdd(x, y3, s3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(T* source)
        where T : unmanaged => Unsafe.ReadUnaligned<Vector512<T>>(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(T* destination, Vector512<T> value)
        where T : unmanaged => Unsafe.WriteUnaligned(destination, value);

    /// <summary>x ← e^x.</summary>
    public static void Exp<T>(Span<T> x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) SpecialFunctions.Exp(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(x));
        else SpecialFunctions.Exp(MemoryMarshal.Cast<T, double>(x), MemoryMarshal.Cast<T, double>(x));
    }

    /// <summary>x ← ln x.</summary>
    public static void Log<T>(Span<T> x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) SpecialFunctions.Log(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(x));
        else SpecialFunctions.Log(MemoryMarshal.Cast<T, double>(x), MemoryMarshal.Cast<T, double>(x));
    }

    /// <summary>x ← erf x.</summary>
    public static void Erf<T>(Span<T> x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) SpecialFunctions.Erf(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(x));
        else SpecialFunctions.Erf(MemoryMarshal.Cast<T, double>(x), MemoryMarshal.Cast<T, double>(x));
    }

    /// <summary>y ← y + x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(T* x, T* y, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = Vector512<T>.Count, i = 0;
        for (; i <= count - lanes; i += lanes) Store(y + i, Load(y + i) + Load(x + i));
        for (; i < count; i++) y[i] += x[i];
    }

    public static void Copy<T>(T* x, T* y, int count)
        where T : unmanaged => new ReadOnlySpan<T>(x, count).CopyTo(new Span<T>(y, count));

    public static void Clear<T>(T* x, int count)
        where T : unmanaged => new Span<T>(x, count).Clear();
}
