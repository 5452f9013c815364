using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>The matrix with components of one kind. Four rows go together, so that a vector is loaded once for all of them.</summary>
internal sealed class ExampleMatrix<T, TLanes> : ExampleMatrix
    where T : unmanaged
    where TLanes : struct, IExampleLanes<T>
{
    private const int Rows = 4;
    private readonly T[] _entries;

    public ExampleMatrix(IBinaryTeacherTask task, RandomStream stream)
        : base(task)
    {
        _entries = new T[checked(Examples * Stride)];
        for (int example = 0; example < Examples; example++) TLanes.Draw(task, stream, _entries.AsSpan(example * Stride, Dimension));
    }

    public override void Multiply(ReadOnlySpan<double> vector, Span<double> fields)
    {
        Check(vector.Length, fields.Length);
        ref double v = ref MemoryMarshal.GetReference(vector);
        nuint stride = (nuint)Stride;
        int example = 0;
        for (; example + Rows <= Examples; example += Rows)
        {
            ref T row = ref _entries[example * Stride];
            Vector512<double> first = default, second = default, third = default, fourth = default;
            for (nuint i = 0; i < stride; i += VectorKernels.Lanes)
            {
                var part = Vector512.LoadUnsafe(ref v, i);
                first = Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i), part, first);
                second = Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i + stride), part, second);
                third = Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i + (2 * stride)), part, third);
                fourth = Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i + (3 * stride)), part, fourth);
            }

            fields[example] = VectorKernels.Sum(first);
            fields[example + 1] = VectorKernels.Sum(second);
            fields[example + 2] = VectorKernels.Sum(third);
            fields[example + 3] = VectorKernels.Sum(fourth);
        }

        for (; example < Examples; example++)
        {
            ref T row = ref _entries[example * Stride];
            Vector512<double> sum = default;
            for (nuint i = 0; i < stride; i += VectorKernels.Lanes)
                sum = Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i), Vector512.LoadUnsafe(ref v, i), sum);
            fields[example] = VectorKernels.Sum(sum);
        }
    }

    public override void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> vector)
    {
        Check(vector.Length, weights.Length);
        vector.Clear();
        ref double v = ref MemoryMarshal.GetReference(vector);
        nuint stride = (nuint)Stride;
        int example = 0;
        for (; example + Rows <= Examples; example += Rows)
        {
            ref T row = ref _entries[example * Stride];
            var first = Vector512.Create(weights[example]);
            var second = Vector512.Create(weights[example + 1]);
            var third = Vector512.Create(weights[example + 2]);
            var fourth = Vector512.Create(weights[example + 3]);
            for (nuint i = 0; i < stride; i += VectorKernels.Lanes)
            {
                var sum = Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i), first, Vector512.LoadUnsafe(ref v, i));
                sum = Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i + stride), second, sum);
                sum = Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i + (2 * stride)), third, sum);
                Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i + (3 * stride)), fourth, sum).StoreUnsafe(ref v, i);
            }
        }

        for (; example < Examples; example++)
        {
            ref T row = ref _entries[example * Stride];
            var weight = Vector512.Create(weights[example]);
            for (nuint i = 0; i < stride; i += VectorKernels.Lanes)
                Vector512.FusedMultiplyAdd(TLanes.Load(ref row, i), weight, Vector512.LoadUnsafe(ref v, i)).StoreUnsafe(ref v, i);
        }
    }

    private void Check(int vector, int fields)
    {
        if (vector != Stride || fields != Examples)
            throw new ArgumentException($"{vector} components and {fields} fields do not go with {Examples} examples of {Stride}.");
    }
}
