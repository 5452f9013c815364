using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>One lane: the scalar path, for every machine.</summary>
internal readonly struct SingleLanes1(float value) : ISingleLanes<SingleLanes1>
{
    public float Value { get; } = value;

    public static int Count => 1;

    private uint Bits => BitConverter.SingleToUInt32Bits(Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Create(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 CreateBits(uint bits) => new(BitConverter.UInt32BitsToSingle(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Load(ref readonly float source, int offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, int offset) => Unsafe.Add(ref destination, offset) = Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator +(SingleLanes1 a, SingleLanes1 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator -(SingleLanes1 a, SingleLanes1 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator *(SingleLanes1 a, SingleLanes1 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator /(SingleLanes1 a, SingleLanes1 b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator &(SingleLanes1 a, SingleLanes1 b) => CreateBits(a.Bits & b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator |(SingleLanes1 a, SingleLanes1 b) => CreateBits(a.Bits | b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator ^(SingleLanes1 a, SingleLanes1 b) => CreateBits(a.Bits ^ b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 operator ~(SingleLanes1 a) => CreateBits(~a.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 FusedMultiplyAdd(SingleLanes1 a, SingleLanes1 b, SingleLanes1 c) =>
        new(MathF.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Sqrt(SingleLanes1 x) => new(MathF.Sqrt(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 LessThan(SingleLanes1 a, SingleLanes1 b) => CreateBits(a.Value < b.Value ? uint.MaxValue : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 EqualBits(SingleLanes1 a, SingleLanes1 b) => CreateBits(a.Bits == b.Bits ? uint.MaxValue : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Select(SingleLanes1 mask, SingleLanes1 whenSet, SingleLanes1 whenClear) =>
        mask.Bits != 0 ? whenSet : whenClear;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 SelectLess(SingleLanes1 a, SingleLanes1 b, SingleLanes1 whenLess, SingleLanes1 otherwise) => a.Value < b.Value ? whenLess : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 SelectEqualBits(SingleLanes1 a, SingleLanes1 b, SingleLanes1 whenEqual, SingleLanes1 otherwise) => a.Bits == b.Bits ? whenEqual : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SingleLanes1 mask) => mask.Bits != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 AddBits(SingleLanes1 a, SingleLanes1 b) => CreateBits(a.Bits + b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 SubtractBits(SingleLanes1 a, SingleLanes1 b) => CreateBits(a.Bits - b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 ShiftLeft(SingleLanes1 a, [ConstantExpected] int count) => CreateBits(a.Bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 ShiftRight(SingleLanes1 a, [ConstantExpected] int count) => CreateBits(a.Bits >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 FromInteger(SingleLanes1 bits) => new((float)(int)bits.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Min(SingleLanes1 a, SingleLanes1 b) => a.Value < b.Value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleLanes1 Lookup(ReadOnlySpan<float> table, SingleLanes1 index) => new(table[(int)(index.Bits & 15)]);
}
