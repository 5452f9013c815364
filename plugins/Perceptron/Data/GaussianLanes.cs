using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>Gaussian components in single precision.</summary>
internal readonly struct GaussianLanes : IExampleLanes<float>
{
    public static void Draw(IBinaryTeacherTask task, RandomStream stream, Span<float> row) => task.DrawSignedExamples(stream, row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref float components, nuint offset)
    {
        var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref components, offset));
        return Vector512.Create(lower, upper);
    }
}
