using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScalingLab.Numerics;

/// <summary>Sixteen lanes of an AVX-512 register.</summary>
internal readonly struct SingleLanes512(Vector512<float> value) : ISingleLanes<SingleLanes512>
{
    private readonly Vector512<float> _value = value;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512DQ.IsSupported;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 CreateBits(uint bits) => new(Vector512.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 Load(ref readonly float source, int offset) =>
        new(Vector512.LoadUnsafe(in source, (nuint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, int offset) => _value.StoreUnsafe(ref destination, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 operator +(SingleLanes512 a, SingleLanes512 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 operator -(SingleLanes512 a, SingleLanes512 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 operator *(SingleLanes512 a, SingleLanes512 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 operator /(SingleLanes512 a, SingleLanes512 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 operator &(SingleLanes512 a, SingleLanes512 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 operator |(SingleLanes512 a, SingleLanes512 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 operator ^(SingleLanes512 a, SingleLanes512 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 operator ~(SingleLanes512 a) => new(~a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 FusedMultiplyAdd(SingleLanes512 a, SingleLanes512 b, SingleLanes512 c) =>
        new(Avx512F.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 Sqrt(SingleLanes512 x) => new(Vector512.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 LessThan(SingleLanes512 a, SingleLanes512 b) => new(Vector512.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 EqualBits(SingleLanes512 a, SingleLanes512 b) =>
        new(Vector512.Equals(a._value.AsUInt32(), b._value.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 Select(SingleLanes512 mask, SingleLanes512 whenSet, SingleLanes512 whenClear) =>
        new(Vector512.ConditionalSelect(mask._value, whenSet._value, whenClear._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 SelectLess(SingleLanes512 a, SingleLanes512 b, SingleLanes512 whenLess, SingleLanes512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a._value, b._value), whenLess._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 SelectEqualBits(SingleLanes512 a, SingleLanes512 b, SingleLanes512 whenEqual, SingleLanes512 otherwise) =>
        new(Vector512.ConditionalSelect(
            Vector512.Equals(a._value.AsUInt32(), b._value.AsUInt32()), whenEqual._value.AsUInt32(), otherwise._value.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SingleLanes512 mask) => mask._value.AsUInt32() != Vector512<uint>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 AddBits(SingleLanes512 a, SingleLanes512 b) =>
        new((a._value.AsUInt32() + b._value.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 SubtractBits(SingleLanes512 a, SingleLanes512 b) =>
        new((a._value.AsUInt32() - b._value.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 ShiftLeft(SingleLanes512 a, [ConstantExpected] int count) =>
        new(Vector512.ShiftLeft(a._value.AsUInt32(), count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 ShiftRight(SingleLanes512 a, [ConstantExpected] int count) =>
        new(Vector512.ShiftRightLogical(a._value.AsUInt32(), count).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 FromInteger(SingleLanes512 bits) => new(Vector512.ConvertToSingle(bits._value.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 Min(SingleLanes512 a, SingleLanes512 b) => new(Avx512F.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes512 Lookup(ReadOnlySpan<float> table, SingleLanes512 index) =>
        new(Avx512F.PermuteVar16x32(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(table)), index._value.AsInt32()));
}
