using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>Binary components, one byte each.</summary>
internal readonly struct BinaryLanes : IExampleLanes<sbyte>
{
    public static void Draw(IBinaryTeacherTask task, RandomStream stream, Span<sbyte> row) => task.DrawSignedExamples(stream, row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref sbyte components, nuint offset)
    {
        ulong eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref components, offset)));
        var bytes = Vector128.CreateScalarUnsafe(eight).AsSByte();
        if (Avx512DQ.IsSupported) return Avx512DQ.ConvertToVector512Double(Avx512F.ConvertToVector512Int64(bytes));
        var (low, high) = Vector128.Widen(Vector128.WidenLower(bytes));
        var (lower, upper) = Vector256.Widen(Vector256.Create(low, high));
        return Vector512.Create(Vector256.ConvertToDouble(lower), Vector256.ConvertToDouble(upper));
    }
}
