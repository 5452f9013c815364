using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScalingLab.Numerics;

/// <summary>Four lanes of an AVX2 register, with FMA.</summary>
internal readonly struct DoubleLanes256(Vector256<double> value) : IDoubleLanes<DoubleLanes256>
{
    private readonly Vector256<double> _value = value;

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 Create(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 CreateBits(ulong bits) => new(Vector256.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 CreateSequence(ulong first) =>
        new((Vector256.Create(first) + Vector256.Create(0UL, 1, 2, 3)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 Load(ref readonly double source, int offset) =>
        new(Vector256.LoadUnsafe(in source, (nuint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, int offset) => _value.StoreUnsafe(ref destination, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 operator +(DoubleLanes256 a, DoubleLanes256 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 operator -(DoubleLanes256 a, DoubleLanes256 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 operator *(DoubleLanes256 a, DoubleLanes256 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 operator /(DoubleLanes256 a, DoubleLanes256 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 operator &(DoubleLanes256 a, DoubleLanes256 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 operator |(DoubleLanes256 a, DoubleLanes256 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 operator ^(DoubleLanes256 a, DoubleLanes256 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 operator ~(DoubleLanes256 a) => new(~a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 LoadWords(ref readonly uint source, int offset) =>
        new(Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(in source, (nuint)offset)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 FusedMultiplyAdd(DoubleLanes256 a, DoubleLanes256 b, DoubleLanes256 c) =>
        new(Fma.MultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 Sqrt(DoubleLanes256 x) => new(Vector256.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 LessThan(DoubleLanes256 a, DoubleLanes256 b) => new(Vector256.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 EqualBits(DoubleLanes256 a, DoubleLanes256 b) =>
        new(Vector256.Equals(a._value.AsUInt64(), b._value.AsUInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 Select(DoubleLanes256 mask, DoubleLanes256 whenSet, DoubleLanes256 whenClear) =>
        new(Vector256.ConditionalSelect(mask._value, whenSet._value, whenClear._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 SelectLess(DoubleLanes256 a, DoubleLanes256 b, DoubleLanes256 whenLess, DoubleLanes256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a._value, b._value), whenLess._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 SelectEqualBits(DoubleLanes256 a, DoubleLanes256 b, DoubleLanes256 whenEqual, DoubleLanes256 otherwise) =>
        new(Vector256.ConditionalSelect(
            Vector256.Equals(a._value.AsUInt64(), b._value.AsUInt64()), whenEqual._value.AsUInt64(), otherwise._value.AsUInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(DoubleLanes256 mask) => mask._value.AsUInt64() != Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 ExclusiveOr(DoubleLanes256 a, DoubleLanes256 b, DoubleLanes256 c) =>
        new(a._value ^ b._value ^ c._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 MergeBits(DoubleLanes256 mask, DoubleLanes256 a, DoubleLanes256 b) =>
        new((mask._value & a._value) | Vector256.AndNot(b._value, mask._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 AddBits(DoubleLanes256 a, DoubleLanes256 b) =>
        new((a._value.AsUInt64() + b._value.AsUInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 SubtractBits(DoubleLanes256 a, DoubleLanes256 b) =>
        new((a._value.AsUInt64() - b._value.AsUInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 ShiftLeft(DoubleLanes256 a, [ConstantExpected] int count) =>
        new(Vector256.ShiftLeft(a._value.AsUInt64(), count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 ShiftRight(DoubleLanes256 a, [ConstantExpected] int count) =>
        new(Vector256.ShiftRightLogical(a._value.AsUInt64(), count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 MultiplyLow(DoubleLanes256 a, DoubleLanes256 b) =>
        new(Avx2.Multiply(a._value.AsUInt32(), b._value.AsUInt32()).AsDouble());

    // A shuffle and not a shift: it leaves the port of the multiplications free.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 HighWords(DoubleLanes256 a) => new(Avx2.Shuffle(a._value.AsUInt32(), 0b11_11_01_01).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 Min(DoubleLanes256 a, DoubleLanes256 b) => new(Avx.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 Exponent(DoubleLanes256 x)
    {
        Vector256<ulong> biased = Vector256.ShiftRightLogical(x._value.AsUInt64(), 52) | Vector256.Create(0x4330_0000_0000_0000UL);
        return new(biased.AsDouble() - Vector256.Create(4503599627370496.0 + 1023));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes256 Lookup(ReadOnlySpan<double> table, DoubleLanes256 index)
    {
        Vector256<ulong> i = index._value.AsUInt64() & Vector256.Create(15UL);
        return new(Vector256.Create(table[(int)i[0]], table[(int)i[1]], table[(int)i[2]], table[(int)i[3]]));
    }
}
