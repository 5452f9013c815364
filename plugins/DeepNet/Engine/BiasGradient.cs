using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>The gradient of an additive constant of each feature.</summary>
internal static unsafe class BiasGradient
{
    /// <summary>gradient[f] (+)= Σ_positions Σ_n d[position][f][n].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(Frame<T> frame, T* d, int positions, Parameter bias)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int features = bias.Length, lanes = frame.Lanes, width = Vector512<T>.Count;
        nint step = (nint)features * lanes;
        T* target = frame.ParameterGradient + bias.Offset;
        for (int f = 0; f < features; f++)
        {
            Vector512<T> sum = default, other = default;
            T* line = d + ((nint)f * lanes);
            for (int p = 0; p < positions; p++, line += step)
            {
                int n = 0;
                for (; n <= lanes - (2 * width); n += 2 * width)
                {
                    sum += Simd.Load(line + n);
                    other += Simd.Load(line + n + width);
                }

                if (n < lanes) sum += Simd.Load(line + n);
            }

            T total = Vector512.Sum(sum + other);
            target[f] = frame.Adds ? target[f] + total : total;
        }
    }

    /// <summary>gradient[position][f] (+)= Σ_n d[position][f][n].</summary>
    public static void AddEach<T>(Frame<T> frame, T* d, int positions, int features, Parameter bias)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = frame.Lanes;
        T* target = frame.ParameterGradient + bias.Offset;
        for (int i = 0; i < positions * features; i++, d += lanes)
        {
            Vector512<T> sum = default;
            for (int n = 0; n < lanes; n += Vector512<T>.Count) sum += Simd.Load(d + n);
            T total = Vector512.Sum(sum);
            target[i] = frame.Adds ? target[i] + total : total;
        }
    }
}
