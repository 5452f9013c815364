using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>The few vector operations that the iterations need, safe against overflow where it matters.</summary>
internal static class VectorOperations
{
    // Between these, no square that counts has lost digits to underflow, and none has overflowed.
    private const double SmallestSum = 1e-250;
    private const double LargestSum = 1e250;

    public static double Norm(ReadOnlySpan<double> x)
    {
        double sum = SumOfSquares(x, 1);
        if (sum is > SmallestSum and < LargestSum)
        {
            return Math.Sqrt(sum);
        }

        double largest = Largest(x);
        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        // A power of two scales without rounding.
        int exponent = Math.ILogB(largest);
        return Math.ScaleB(Math.Sqrt(SumOfSquares(x, Math.ScaleB(1, -exponent))), exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<double> x, double factor)
    {
        Span<Vector<double>> registers = MemoryMarshal.Cast<double, Vector<double>>(x);
        for (int i = 0; i < registers.Length; i++)
        {
            registers[i] *= factor;
        }

        for (int i = registers.Length * Vector<double>.Count; i < x.Length; i++)
        {
            x[i] *= factor;
        }
    }

    /// <summary>y += factor x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        ReadOnlySpan<Vector<double>> from = MemoryMarshal.Cast<double, Vector<double>>(x);
        Span<Vector<double>> to = MemoryMarshal.Cast<double, Vector<double>>(y);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] += factor * from[i];
        }

        for (int i = to.Length * Vector<double>.Count; i < y.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumOfSquares(ReadOnlySpan<double> x, double factor)
    {
        ReadOnlySpan<Vector<double>> registers = MemoryMarshal.Cast<double, Vector<double>>(x);
        Vector<double> sums = default, others = default;
        int i = 0;
        for (; i + 1 < registers.Length; i += 2)
        {
            Vector<double> scaled = registers[i] * factor, other = registers[i + 1] * factor;
            sums += scaled * scaled;
            others += other * other;
        }

        double sum = Vector.Sum(sums + others);
        for (i *= Vector<double>.Count; i < x.Length; i++)
        {
            double scaled = x[i] * factor;
            sum += scaled * scaled;
        }

        return sum;
    }

    // NaN where an element is one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Largest(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<Vector<double>> registers = MemoryMarshal.Cast<double, Vector<double>>(x);
        Vector<double> magnitudes = default;
        for (int i = 0; i < registers.Length; i++)
        {
            magnitudes = Vector.Max(magnitudes, Vector.Abs(registers[i]));
        }

        double largest = 0;
        for (int i = 0; i < Vector<double>.Count; i++)
        {
            largest = Math.Max(largest, magnitudes[i]);
        }

        for (int i = registers.Length * Vector<double>.Count; i < x.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(x[i]));
        }

        return largest;
    }
}
