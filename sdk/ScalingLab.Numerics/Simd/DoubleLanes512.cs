using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScalingLab.Numerics;

/// <summary>Eight lanes of an AVX-512 register.</summary>
internal readonly struct DoubleLanes512(Vector512<double> value) : IDoubleLanes<DoubleLanes512>
{
    private readonly Vector512<double> _value = value;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512DQ.IsSupported;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 Create(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 CreateBits(ulong bits) => new(Vector512.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 CreateSequence(ulong first) =>
        new((Vector512.Create(first) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 Load(ref readonly double source, int offset) =>
        new(Vector512.LoadUnsafe(in source, (nuint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination, int offset) => _value.StoreUnsafe(ref destination, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 operator +(DoubleLanes512 a, DoubleLanes512 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 operator -(DoubleLanes512 a, DoubleLanes512 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 operator *(DoubleLanes512 a, DoubleLanes512 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 operator /(DoubleLanes512 a, DoubleLanes512 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 operator &(DoubleLanes512 a, DoubleLanes512 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 operator |(DoubleLanes512 a, DoubleLanes512 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 operator ^(DoubleLanes512 a, DoubleLanes512 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 operator ~(DoubleLanes512 a) => new(~a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 LoadWords(ref readonly uint source, int offset) =>
        new(Avx512F.ConvertToVector512UInt64(Vector256.LoadUnsafe(in source, (nuint)offset)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 FusedMultiplyAdd(DoubleLanes512 a, DoubleLanes512 b, DoubleLanes512 c) =>
        new(Avx512F.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 Sqrt(DoubleLanes512 x) => new(Vector512.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 LessThan(DoubleLanes512 a, DoubleLanes512 b) => new(Vector512.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 EqualBits(DoubleLanes512 a, DoubleLanes512 b) =>
        new(Vector512.Equals(a._value.AsUInt64(), b._value.AsUInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 Select(DoubleLanes512 mask, DoubleLanes512 whenSet, DoubleLanes512 whenClear) =>
        new(Vector512.ConditionalSelect(mask._value, whenSet._value, whenClear._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 SelectLess(DoubleLanes512 a, DoubleLanes512 b, DoubleLanes512 whenLess, DoubleLanes512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a._value, b._value), whenLess._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 SelectEqualBits(DoubleLanes512 a, DoubleLanes512 b, DoubleLanes512 whenEqual, DoubleLanes512 otherwise) =>
        new(Vector512.ConditionalSelect(
            Vector512.Equals(a._value.AsUInt64(), b._value.AsUInt64()), whenEqual._value.AsUInt64(), otherwise._value.AsUInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(DoubleLanes512 mask) => mask._value.AsUInt64() != Vector512<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 ExclusiveOr(DoubleLanes512 a, DoubleLanes512 b, DoubleLanes512 c) =>
        new(Avx512F.TernaryLogic(a._value.AsUInt64(), b._value.AsUInt64(), c._value.AsUInt64(), 0x96).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 MergeBits(DoubleLanes512 mask, DoubleLanes512 a, DoubleLanes512 b) =>
        new(Avx512F.TernaryLogic(mask._value.AsUInt64(), a._value.AsUInt64(), b._value.AsUInt64(), 0xCA).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 AddBits(DoubleLanes512 a, DoubleLanes512 b) =>
        new((a._value.AsUInt64() + b._value.AsUInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 SubtractBits(DoubleLanes512 a, DoubleLanes512 b) =>
        new((a._value.AsUInt64() - b._value.AsUInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 ShiftLeft(DoubleLanes512 a, [ConstantExpected] int count) =>
        new(Vector512.ShiftLeft(a._value.AsUInt64(), count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 ShiftRight(DoubleLanes512 a, [ConstantExpected] int count) =>
        new(Vector512.ShiftRightLogical(a._value.AsUInt64(), count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 MultiplyLow(DoubleLanes512 a, DoubleLanes512 b) =>
        new(Avx512F.Multiply(a._value.AsUInt32(), b._value.AsUInt32()).AsDouble());

    // A shuffle and not a shift: it leaves the port of the multiplications free.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 HighWords(DoubleLanes512 a) => new(Avx512F.Shuffle(a._value.AsUInt32(), 0b11_11_01_01).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 Min(DoubleLanes512 a, DoubleLanes512 b) => new(Avx512F.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 Exponent(DoubleLanes512 x) => new(Avx512F.GetExponent(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes512 Lookup(ReadOnlySpan<double> table, DoubleLanes512 index)
    {
        ref double first = ref MemoryMarshal.GetReference(table);
        return new(Avx512F.PermuteVar8x64x2(
            Vector512.LoadUnsafe(ref first), index._value.AsInt64(), Vector512.LoadUnsafe(ref first, 8)));
    }
}
