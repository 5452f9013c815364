using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScalingLab.Numerics;

/// <summary>Eight lanes of an AVX2 register, with FMA.</summary>
internal readonly struct SingleLanes256(Vector256<float> value) : ISingleLanes<SingleLanes256>
{
    private readonly Vector256<float> _value = value;

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 CreateBits(uint bits) => new(Vector256.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 Load(ref readonly float source, int offset) =>
        new(Vector256.LoadUnsafe(in source, (nuint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, int offset) => _value.StoreUnsafe(ref destination, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 operator +(SingleLanes256 a, SingleLanes256 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 operator -(SingleLanes256 a, SingleLanes256 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 operator *(SingleLanes256 a, SingleLanes256 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 operator /(SingleLanes256 a, SingleLanes256 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 operator &(SingleLanes256 a, SingleLanes256 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 operator |(SingleLanes256 a, SingleLanes256 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 operator ^(SingleLanes256 a, SingleLanes256 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 operator ~(SingleLanes256 a) => new(~a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 FusedMultiplyAdd(SingleLanes256 a, SingleLanes256 b, SingleLanes256 c) =>
        new(Fma.MultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 Sqrt(SingleLanes256 x) => new(Vector256.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 LessThan(SingleLanes256 a, SingleLanes256 b) => new(Vector256.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 EqualBits(SingleLanes256 a, SingleLanes256 b) =>
        new(Vector256.Equals(a._value.AsUInt32(), b._value.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 Select(SingleLanes256 mask, SingleLanes256 whenSet, SingleLanes256 whenClear) =>
        new(Vector256.ConditionalSelect(mask._value, whenSet._value, whenClear._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 SelectLess(SingleLanes256 a, SingleLanes256 b, SingleLanes256 whenLess, SingleLanes256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a._value, b._value), whenLess._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 SelectEqualBits(SingleLanes256 a, SingleLanes256 b, SingleLanes256 whenEqual, SingleLanes256 otherwise) =>
        new(Vector256.ConditionalSelect(
            Vector256.Equals(a._value.AsUInt32(), b._value.AsUInt32()), whenEqual._value.AsUInt32(), otherwise._value.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SingleLanes256 mask) => mask._value.AsUInt32() != Vector256<uint>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 AddBits(SingleLanes256 a, SingleLanes256 b) =>
        new((a._value.AsUInt32() + b._value.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 SubtractBits(SingleLanes256 a, SingleLanes256 b) =>
        new((a._value.AsUInt32() - b._value.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 ShiftLeft(SingleLanes256 a, [ConstantExpected] int count) =>
        new(Vector256.ShiftLeft(a._value.AsUInt32(), count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 ShiftRight(SingleLanes256 a, [ConstantExpected] int count) =>
        new(Vector256.ShiftRightLogical(a._value.AsUInt32(), count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 FromInteger(SingleLanes256 bits) => new(Vector256.ConvertToSingle(bits._value.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 Min(SingleLanes256 a, SingleLanes256 b) => new(Avx.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes256 Lookup(ReadOnlySpan<float> table, SingleLanes256 index)
    {
        ref float first = ref MemoryMarshal.GetReference(table);
        Vector256<int> i = index._value.AsInt32();
        Vector256<float> lower = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref first), i);
        Vector256<float> upper = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref first, 8), i);
        // Bit 3 of the index goes to the sign, which is all that the blend looks at.
        return new(Avx.BlendVariable(lower, upper, Vector256.ShiftLeft(i, 28).AsSingle()));
    }
}
