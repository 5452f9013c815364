using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>Applies an operator to every element of a span: the choice of the width and the remainder, for all functions.</summary>
internal static class Elementwise
{
    public static void Apply<TOperator>(ReadOnlySpan<double> x, Span<double> destination)
        where TOperator : struct, IDoubleOperator
    {
        Check(x, destination);
        if (DoubleLanes512.IsSupported) Run<TOperator, DoubleLanes512>(x, destination);
        else if (DoubleLanes256.IsSupported) Run<TOperator, DoubleLanes256>(x, destination);
        else Run<TOperator, DoubleLanes1>(x, destination);
    }

    public static void Apply<TOperator>(ReadOnlySpan<float> x, Span<float> destination)
        where TOperator : struct, ISingleOperator
    {
        Check(x, destination);
        if (SingleLanes512.IsSupported) RunSingle<TOperator, SingleLanes512>(x, destination);
        else if (SingleLanes256.IsSupported) RunSingle<TOperator, SingleLanes256>(x, destination);
        else RunSingle<TOperator, SingleLanes1>(x, destination);
    }

    /// <summary>Equal lengths; the same place or places that do not meet.</summary>
    /// <exception cref="ArgumentException">Otherwise.</exception>
    public static void Check<T>(ReadOnlySpan<T> x, Span<T> destination, [CallerArgumentExpression(nameof(destination))] string? name = null)
    {
        if (x.Length != destination.Length)
        {
            throw new ArgumentException(
                $"The destination must be as long as the argument: {destination.Length} elements for {x.Length}.", name);
        }

        if (x.Overlaps(destination, out int offset) && offset != 0)
        {
            throw new ArgumentException(
                $"The destination ({destination.Length} elements) begins {offset} elements after the argument ({x.Length} elements) inside " +
                "the same memory: pass the argument itself, to work in place, or memory that does not overlap it.", name);
        }
    }

    private static void Run<TOperator, TLanes>(ReadOnlySpan<double> x, Span<double> destination)
        where TOperator : struct, IDoubleOperator
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        int whole = x.Length - (x.Length % TLanes.Count);
        Vectors<TOperator, TLanes>(x[..whole], destination);
        if (whole == x.Length) return;

        Span<double> rest = stackalloc double[TLanes.Count];
        rest.Clear();
        x[whole..].CopyTo(rest);
        Vectors<TOperator, TLanes>(rest, rest);
        rest[..(x.Length - whole)].CopyTo(destination[whole..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Vectors<TOperator, TLanes>(ReadOnlySpan<double> x, Span<double> destination)
        where TOperator : struct, IDoubleOperator
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        ref double source = ref MemoryMarshal.GetReference(x);
        ref double target = ref MemoryMarshal.GetReference(destination);
        for (int i = 0; i < x.Length; i += TLanes.Count)
            TOperator.Apply(TLanes.Load(ref source, i)).Store(ref target, i);
    }

    private static void RunSingle<TOperator, TLanes>(ReadOnlySpan<float> x, Span<float> destination)
        where TOperator : struct, ISingleOperator
        where TLanes : struct, ISingleLanes<TLanes>
    {
        int whole = x.Length - (x.Length % TLanes.Count);
        SingleVectors<TOperator, TLanes>(x[..whole], destination);
        if (whole == x.Length) return;

        Span<float> rest = stackalloc float[TLanes.Count];
        rest.Clear();
        x[whole..].CopyTo(rest);
        SingleVectors<TOperator, TLanes>(rest, rest);
        rest[..(x.Length - whole)].CopyTo(destination[whole..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SingleVectors<TOperator, TLanes>(ReadOnlySpan<float> x, Span<float> destination)
        where TOperator : struct, ISingleOperator
        where TLanes : struct, ISingleLanes<TLanes>
    {
        ref float source = ref MemoryMarshal.GetReference(x);
        ref float target = ref MemoryMarshal.GetReference(destination);
        for (int i = 0; i < x.Length; i += TLanes.Count)
            TOperator.Apply(TLanes.Load(ref source, i)).Store(ref target, i);
    }
}
