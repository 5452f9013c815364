using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScalingLab.Numerics;

/// <summary>Transposes four lines at a time, four numbers of each in registers: Vector256 of double, Vector128 of float.</summary>
internal static unsafe class RegisterTranspose<T>
    where T : unmanaged
{
    public const int Order = 4;

    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (typeof(T) == typeof(double) && Avx.IsSupported) || (typeof(T) == typeof(float) && Sse.IsSupported);
    }

    /// <summary>destination[k·step + r] = source[r·stride + k] for r &lt; 4 and k &lt; count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* source, nint stride, int count, T* destination, nint step)
    {
        int whole = count / Order * Order;
        for (int k = 0; k < whole; k += Order, source += Order, destination += Order * step)
        {
            if (typeof(T) == typeof(double))
            {
                Square((double*)source, stride, (double*)destination, step);
            }
            else
            {
                Square((float*)source, stride, (float*)destination, step);
            }
        }

        for (int k = whole; k < count; k++, source++, destination += step)
        {
            destination[0] = source[0];
            destination[1] = source[stride];
            destination[2] = source[2 * stride];
            destination[3] = source[3 * stride];
        }
    }

    // Halves are joined as they are read, so that only the last exchange takes the port that shuffles.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(double* source, nint stride, double* destination, nint step)
    {
        double* row1 = source + stride, row2 = row1 + stride, row3 = row2 + stride;
        Vector256<double> even = Vector256.Create(Vector128.Load(source), Vector128.Load(row2));
        Vector256<double> odd = Vector256.Create(Vector128.Load(row1), Vector128.Load(row3));
        Avx.UnpackLow(even, odd).Store(destination);
        Avx.UnpackHigh(even, odd).Store(destination + step);
        even = Vector256.Create(Vector128.Load(source + 2), Vector128.Load(row2 + 2));
        odd = Vector256.Create(Vector128.Load(row1 + 2), Vector128.Load(row3 + 2));
        Avx.UnpackLow(even, odd).Store(destination + (2 * step));
        Avx.UnpackHigh(even, odd).Store(destination + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(float* source, nint stride, float* destination, nint step)
    {
        Vector128<float> row0 = Vector128.Load(source), row1 = Vector128.Load(source + stride);
        Vector128<float> row2 = Vector128.Load(source + (2 * stride)), row3 = Vector128.Load(source + (3 * stride));
        Vector128<float> low01 = Sse.UnpackLow(row0, row1), low23 = Sse.UnpackLow(row2, row3);
        Vector128<float> high01 = Sse.UnpackHigh(row0, row1), high23 = Sse.UnpackHigh(row2, row3);
        Sse.MoveLowToHigh(low01, low23).Store(destination);
        Sse.MoveHighToLow(low23, low01).Store(destination + step);
        Sse.MoveLowToHigh(high01, high23).Store(destination + (2 * step));
        Sse.MoveHighToLow(high23, high01).Store(destination + (3 * step));
    }
}
