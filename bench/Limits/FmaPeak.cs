using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Bench.Limits;

/// <summary>The fused multiply-adds one thread does from registers alone, in GFLOP/s: twelve independent chains, the widest registers there are.</summary>
internal static class FmaPeak
{
    private const int Iterations = 400_000;
    private const int Chains = 12;

    public static double Measure(FmaPrecision precision)
    {
        double best = double.MaxValue;
        for (int repeat = 0; repeat < 100; repeat++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            float check = precision == FmaPrecision.Double ? (float)RunDouble() : RunSingle();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            GC.KeepAlive(check);
        }

        int lanes = Vector512.IsHardwareAccelerated ? 64 : Vector256.IsHardwareAccelerated ? 32 : 16;
        lanes /= precision == FmaPrecision.Double ? sizeof(double) : sizeof(float);
        return 2.0 * Chains * lanes * Iterations / best * 1e-9;
    }

    private static double RunDouble() =>
        Vector512.IsHardwareAccelerated ? Run512() : Vector256.IsHardwareAccelerated ? Run256() : Run128();

    private static float RunSingle() =>
        Vector512.IsHardwareAccelerated ? Single512() : Vector256.IsHardwareAccelerated ? Single256() : Single128();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run512()
    {
        Vector512<double> x = Vector512.Create(0.999999), y = Vector512.Create(1e-9);
        Vector512<double> c0 = y, c1 = y, c2 = y, c3 = y, c4 = y, c5 = y, c6 = y, c7 = y, c8 = y, c9 = y, c10 = y, c11 = y;
        for (int i = 0; i < Iterations; i++)
        {
            c0 = Vector512.MultiplyAddEstimate(c0, x, y);
            c1 = Vector512.MultiplyAddEstimate(c1, x, y);
            c2 = Vector512.MultiplyAddEstimate(c2, x, y);
            c3 = Vector512.MultiplyAddEstimate(c3, x, y);
            c4 = Vector512.MultiplyAddEstimate(c4, x, y);
            c5 = Vector512.MultiplyAddEstimate(c5, x, y);
            c6 = Vector512.MultiplyAddEstimate(c6, x, y);
            c7 = Vector512.MultiplyAddEstimate(c7, x, y);
            c8 = Vector512.MultiplyAddEstimate(c8, x, y);
            c9 = Vector512.MultiplyAddEstimate(c9, x, y);
            c10 = Vector512.MultiplyAddEstimate(c10, x, y);
            c11 = Vector512.MultiplyAddEstimate(c11, x, y);
        }

        return Vector512.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Single512()
    {
        Vector512<float> x = Vector512.Create(0.999f), y = Vector512.Create(1e-6f);
        Vector512<float> c0 = y, c1 = y, c2 = y, c3 = y, c4 = y, c5 = y, c6 = y, c7 = y, c8 = y, c9 = y, c10 = y, c11 = y;
        for (int i = 0; i < Iterations; i++)
        {
            c0 = Vector512.MultiplyAddEstimate(c0, x, y);
            c1 = Vector512.MultiplyAddEstimate(c1, x, y);
            c2 = Vector512.MultiplyAddEstimate(c2, x, y);
            c3 = Vector512.MultiplyAddEstimate(c3, x, y);
            c4 = Vector512.MultiplyAddEstimate(c4, x, y);
            c5 = Vector512.MultiplyAddEstimate(c5, x, y);
            c6 = Vector512.MultiplyAddEstimate(c6, x, y);
            c7 = Vector512.MultiplyAddEstimate(c7, x, y);
            c8 = Vector512.MultiplyAddEstimate(c8, x, y);
            c9 = Vector512.MultiplyAddEstimate(c9, x, y);
            c10 = Vector512.MultiplyAddEstimate(c10, x, y);
            c11 = Vector512.MultiplyAddEstimate(c11, x, y);
        }

        return Vector512.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run256()
    {
        Vector256<double> x = Vector256.Create(0.999999), y = Vector256.Create(1e-9);
        Vector256<double> c0 = y, c1 = y, c2 = y, c3 = y, c4 = y, c5 = y, c6 = y, c7 = y, c8 = y, c9 = y, c10 = y, c11 = y;
        for (int i = 0; i < Iterations; i++)
        {
            c0 = Vector256.MultiplyAddEstimate(c0, x, y);
            c1 = Vector256.MultiplyAddEstimate(c1, x, y);
            c2 = Vector256.MultiplyAddEstimate(c2, x, y);
            c3 = Vector256.MultiplyAddEstimate(c3, x, y);
            c4 = Vector256.MultiplyAddEstimate(c4, x, y);
            c5 = Vector256.MultiplyAddEstimate(c5, x, y);
            c6 = Vector256.MultiplyAddEstimate(c6, x, y);
            c7 = Vector256.MultiplyAddEstimate(c7, x, y);
            c8 = Vector256.MultiplyAddEstimate(c8, x, y);
            c9 = Vector256.MultiplyAddEstimate(c9, x, y);
            c10 = Vector256.MultiplyAddEstimate(c10, x, y);
            c11 = Vector256.MultiplyAddEstimate(c11, x, y);
        }

        return Vector256.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Single256()
    {
        Vector256<float> x = Vector256.Create(0.999f), y = Vector256.Create(1e-6f);
        Vector256<float> c0 = y, c1 = y, c2 = y, c3 = y, c4 = y, c5 = y, c6 = y, c7 = y, c8 = y, c9 = y, c10 = y, c11 = y;
        for (int i = 0; i < Iterations; i++)
        {
            c0 = Vector256.MultiplyAddEstimate(c0, x, y);
            c1 = Vector256.MultiplyAddEstimate(c1, x, y);
            c2 = Vector256.MultiplyAddEstimate(c2, x, y);
            c3 = Vector256.MultiplyAddEstimate(c3, x, y);
            c4 = Vector256.MultiplyAddEstimate(c4, x, y);
            c5 = Vector256.MultiplyAddEstimate(c5, x, y);
            c6 = Vector256.MultiplyAddEstimate(c6, x, y);
            c7 = Vector256.MultiplyAddEstimate(c7, x, y);
            c8 = Vector256.MultiplyAddEstimate(c8, x, y);
            c9 = Vector256.MultiplyAddEstimate(c9, x, y);
            c10 = Vector256.MultiplyAddEstimate(c10, x, y);
            c11 = Vector256.MultiplyAddEstimate(c11, x, y);
        }

        return Vector256.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run128()
    {
        Vector128<double> x = Vector128.Create(0.999999), y = Vector128.Create(1e-9);
        Vector128<double> c0 = y, c1 = y, c2 = y, c3 = y, c4 = y, c5 = y, c6 = y, c7 = y, c8 = y, c9 = y, c10 = y, c11 = y;
        for (int i = 0; i < Iterations; i++)
        {
            c0 = Vector128.MultiplyAddEstimate(c0, x, y);
            c1 = Vector128.MultiplyAddEstimate(c1, x, y);
            c2 = Vector128.MultiplyAddEstimate(c2, x, y);
            c3 = Vector128.MultiplyAddEstimate(c3, x, y);
            c4 = Vector128.MultiplyAddEstimate(c4, x, y);
            c5 = Vector128.MultiplyAddEstimate(c5, x, y);
            c6 = Vector128.MultiplyAddEstimate(c6, x, y);
            c7 = Vector128.MultiplyAddEstimate(c7, x, y);
            c8 = Vector128.MultiplyAddEstimate(c8, x, y);
            c9 = Vector128.MultiplyAddEstimate(c9, x, y);
            c10 = Vector128.MultiplyAddEstimate(c10, x, y);
            c11 = Vector128.MultiplyAddEstimate(c11, x, y);
        }

        return Vector128.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Single128()
    {
        Vector128<float> x = Vector128.Create(0.999f), y = Vector128.Create(1e-6f);
        Vector128<float> c0 = y, c1 = y, c2 = y, c3 = y, c4 = y, c5 = y, c6 = y, c7 = y, c8 = y, c9 = y, c10 = y, c11 = y;
        for (int i = 0; i < Iterations; i++)
        {
            c0 = Vector128.MultiplyAddEstimate(c0, x, y);
            c1 = Vector128.MultiplyAddEstimate(c1, x, y);
            c2 = Vector128.MultiplyAddEstimate(c2, x, y);
            c3 = Vector128.MultiplyAddEstimate(c3, x, y);
            c4 = Vector128.MultiplyAddEstimate(c4, x, y);
            c5 = Vector128.MultiplyAddEstimate(c5, x, y);
            c6 = Vector128.MultiplyAddEstimate(c6, x, y);
            c7 = Vector128.MultiplyAddEstimate(c7, x, y);
            c8 = Vector128.MultiplyAddEstimate(c8, x, y);
            c9 = Vector128.MultiplyAddEstimate(c9, x, y);
            c10 = Vector128.MultiplyAddEstimate(c10, x, y);
            c11 = Vector128.MultiplyAddEstimate(c11, x, y);
        }

        return Vector128.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }
}
