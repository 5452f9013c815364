using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>One lane: the scalar path, for every machine.</summary>
internal readonly struct DoubleLanes1(double value) : IDoubleLanes<DoubleLanes1>
{
    public double Value { get; } = value;

    public static int Count => 1;

    private ulong Bits => BitConverter.DoubleToUInt64Bits(Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 Create(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 CreateBits(ulong bits) => new(BitConverter.UInt64BitsToDouble(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 CreateSequence(ulong first) => CreateBits(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 Load(ref readonly double source, int offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, int offset) => Unsafe.Add(ref destination, offset) = Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 operator +(DoubleLanes1 a, DoubleLanes1 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 operator -(DoubleLanes1 a, DoubleLanes1 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 operator *(DoubleLanes1 a, DoubleLanes1 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 operator /(DoubleLanes1 a, DoubleLanes1 b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 operator &(DoubleLanes1 a, DoubleLanes1 b) => CreateBits(a.Bits & b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 operator |(DoubleLanes1 a, DoubleLanes1 b) => CreateBits(a.Bits | b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 operator ^(DoubleLanes1 a, DoubleLanes1 b) => CreateBits(a.Bits ^ b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 operator ~(DoubleLanes1 a) => CreateBits(~a.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 LoadWords(ref readonly uint source, int offset) => CreateBits(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 FusedMultiplyAdd(DoubleLanes1 a, DoubleLanes1 b, DoubleLanes1 c) =>
        new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 Sqrt(DoubleLanes1 x) => new(Math.Sqrt(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 LessThan(DoubleLanes1 a, DoubleLanes1 b) => CreateBits(a.Value < b.Value ? ulong.MaxValue : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 EqualBits(DoubleLanes1 a, DoubleLanes1 b) => CreateBits(a.Bits == b.Bits ? ulong.MaxValue : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 Select(DoubleLanes1 mask, DoubleLanes1 whenSet, DoubleLanes1 whenClear) =>
        mask.Bits != 0 ? whenSet : whenClear;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 SelectLess(DoubleLanes1 a, DoubleLanes1 b, DoubleLanes1 whenLess, DoubleLanes1 otherwise) => a.Value < b.Value ? whenLess : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 SelectEqualBits(DoubleLanes1 a, DoubleLanes1 b, DoubleLanes1 whenEqual, DoubleLanes1 otherwise) => a.Bits == b.Bits ? whenEqual : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(DoubleLanes1 mask) => mask.Bits != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 ExclusiveOr(DoubleLanes1 a, DoubleLanes1 b, DoubleLanes1 c) => CreateBits(a.Bits ^ b.Bits ^ c.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 MergeBits(DoubleLanes1 mask, DoubleLanes1 a, DoubleLanes1 b) =>
        CreateBits((mask.Bits & a.Bits) | (~mask.Bits & b.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 AddBits(DoubleLanes1 a, DoubleLanes1 b) => CreateBits(a.Bits + b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 SubtractBits(DoubleLanes1 a, DoubleLanes1 b) => CreateBits(a.Bits - b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 ShiftLeft(DoubleLanes1 a, [ConstantExpected] int count) => CreateBits(a.Bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 ShiftRight(DoubleLanes1 a, [ConstantExpected] int count) => CreateBits(a.Bits >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 MultiplyLow(DoubleLanes1 a, DoubleLanes1 b) => CreateBits((ulong)(uint)a.Bits * (uint)b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 HighWords(DoubleLanes1 a) => CreateBits(a.Bits >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 Min(DoubleLanes1 a, DoubleLanes1 b) => a.Value < b.Value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 Exponent(DoubleLanes1 x) => new((int)(x.Bits >> 52) - 1023);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes1 Lookup(ReadOnlySpan<double> table, DoubleLanes1 index) => new(table[(int)(index.Bits & 15)]);
}
