using System.Numerics;

namespace ScalingLab.Numerics;

/// <summary>
/// One or more 64-bit lanes seen as doubles or as bits. A kernel is written once over this interface and compiled for every width; since each
/// operation is IEEE-exact or a fused multiply-add in every implementation, all widths give the same bits.
/// </summary>
/// <typeparam name="TSelf">The implementing structure.</typeparam>
internal interface IDoubleLanes<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>,
    IBitwiseOperators<TSelf, TSelf, TSelf>
    where TSelf : struct, IDoubleLanes<TSelf>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf Create(double value);

    /// <summary>The same bits in every lane.</summary>
    static abstract TSelf CreateBits(ulong bits);

    /// <summary>The integers first, first + 1, ... as bits.</summary>
    static abstract TSelf CreateSequence(ulong first);

    /// <summary>Reads <see cref="Count"/> values.</summary>
    static abstract TSelf Load(ref readonly double source, int offset);

    /// <summary>Writes <see cref="Count"/> values.</summary>
    void Store(ref double destination, int offset);

    /// <summary>Reads <see cref="Count"/> words into the low halves of the lanes, zeros into the high halves.</summary>
    static abstract TSelf LoadWords(ref readonly uint source, int offset);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>All ones where a &lt; b, all zeros elsewhere (also for NaN).</summary>
    static abstract TSelf LessThan(TSelf a, TSelf b);

    /// <summary>All ones where the bits are equal.</summary>
    static abstract TSelf EqualBits(TSelf a, TSelf b);

    /// <summary><paramref name="whenSet"/> where the mask is all ones, <paramref name="whenClear"/> where it is zero.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf whenClear);

    /// <summary>
    /// <paramref name="whenLess"/> where a &lt; b, else <paramref name="otherwise"/>. In one step, because making a mask and blending by it
    /// costs more: the instruction that makes it waits for the old value of its register.
    /// </summary>
    static abstract TSelf SelectLess(TSelf a, TSelf b, TSelf whenLess, TSelf otherwise);

    /// <summary><paramref name="whenEqual"/> where the bits of a and b are equal, else <paramref name="otherwise"/>.</summary>
    static abstract TSelf SelectEqualBits(TSelf a, TSelf b, TSelf whenEqual, TSelf otherwise);

    /// <summary>Whether any lane of a mask is set.</summary>
    static abstract bool Any(TSelf mask);

    /// <summary>a ^ b ^ c.</summary>
    static abstract TSelf ExclusiveOr(TSelf a, TSelf b, TSelf c);

    /// <summary>Bits of a where the mask is set, else bits of b.</summary>
    static abstract TSelf MergeBits(TSelf mask, TSelf a, TSelf b);

    /// <summary>Integer addition of the 64-bit patterns.</summary>
    static abstract TSelf AddBits(TSelf a, TSelf b);

    /// <summary>Integer subtraction of the 64-bit patterns.</summary>
    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    /// <summary>Shifts the bits to the left.</summary>
    static abstract TSelf ShiftLeft(TSelf a, [System.Diagnostics.CodeAnalysis.ConstantExpected] int count);

    /// <summary>Shifts the bits to the right, zeros come in.</summary>
    static abstract TSelf ShiftRight(TSelf a, [System.Diagnostics.CodeAnalysis.ConstantExpected] int count);

    /// <summary>The 64-bit product of the low 32 bits of each lane.</summary>
    static abstract TSelf MultiplyLow(TSelf a, TSelf b);

    /// <summary>The high 32 bits of each lane, in the low half; what the high half holds has no meaning.</summary>
    static abstract TSelf HighWords(TSelf a);

    /// <summary>The smaller of two numbers; b where a is NaN or b is.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The unbiased binary exponent of positive normal numbers, as a double.</summary>
    static abstract TSelf Exponent(TSelf x);

    /// <summary>Element <paramref name="index"/> mod 16 of a table of 16.</summary>
    static abstract TSelf Lookup(ReadOnlySpan<double> table, TSelf index);
}
