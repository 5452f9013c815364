using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The passes over weights and inputs. Sums are kept in 16 lanes that are added in a fixed order, with one rounding per multiply-add, so that
/// the results have the same bits on every machine, with or without 512-bit vectors.
/// </summary>
internal static class VectorKernels
{
    private const int Lanes = 8;

    /// <summary>Σ_a left_a right_a.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"{left.Length} and {right.Length} components have no scalar product.", nameof(right));
        ref double x = ref MemoryMarshal.GetReference(left);
        ref double y = ref MemoryMarshal.GetReference(right);
        nuint end = (nuint)left.Length, a = 0;
        if (end < Lanes)
        {
            double small = 0;
            for (int i = 0; i < left.Length; i++)
                small = Math.FusedMultiplyAdd(left[i], right[i], small);
            return small;
        }

        Vector512<double> even = default, odd = default;
        for (; a + (2 * Lanes) <= end; a += 2 * Lanes)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, a), Vector512.LoadUnsafe(ref y, a), even);
            odd = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, a + Lanes), Vector512.LoadUnsafe(ref y, a + Lanes), odd);
        }

        for (; a + Lanes <= end; a += Lanes)
            even = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, a), Vector512.LoadUnsafe(ref y, a), even);
        double sum = Add(even, odd);
        for (int rest = (int)a; rest < left.Length; rest++)
            sum = Math.FusedMultiplyAdd(left[rest], right[rest], sum);
        return sum;
    }

    /// <summary>sum_a ← sum_a + factor · term_a.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> term, Span<double> sum)
    {
        if (term.Length != sum.Length)
            throw new ArgumentException($"{term.Length} terms do not go with {sum.Length} sums.", nameof(term));
        ref double x = ref MemoryMarshal.GetReference(term);
        ref double y = ref MemoryMarshal.GetReference(sum);
        var scale = Vector512.Create(factor);
        nuint end = (nuint)sum.Length, a = 0;
        for (; a + Lanes <= end; a += Lanes)
            Vector512.FusedMultiplyAdd(scale, Vector512.LoadUnsafe(ref x, a), Vector512.LoadUnsafe(ref y, a)).StoreUnsafe(ref y, a);
        for (int rest = (int)a; rest < sum.Length; rest++)
            sum[rest] = Math.FusedMultiplyAdd(factor, term[rest], sum[rest]);
    }

    /// <summary>sum_a ← sum_a + Σ_t coefficients_t rows_ta, t in ascending order.</summary>
    /// <param name="coefficients">One number a row.</param>
    /// <param name="rows">Rows as long as the sum.</param>
    /// <param name="sum">A multiple of eight components.</param>
    public static void AddCombination(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> rows, Span<double> sum)
    {
        CheckRows(rows, coefficients.Length, sum.Length);
        if (sum.Length % Lanes != 0)
            throw new ArgumentException($"{sum.Length} components are not a multiple of {Lanes}.", nameof(sum));
        ref double row = ref MemoryMarshal.GetReference(rows);
        ref double target = ref MemoryMarshal.GetReference(sum);
        for (nuint a = 0; a < (nuint)sum.Length; a += Lanes)
        {
            var total = Vector512.LoadUnsafe(ref target, a);
            nuint term = a;
            foreach (double coefficient in coefficients)
            {
                total = Vector512.FusedMultiplyAdd(Vector512.Create(coefficient), Vector512.LoadUnsafe(ref row, term), total);
                term += (nuint)sum.Length;
            }

            total.StoreUnsafe(ref target, a);
        }
    }

    /// <summary>product_a = factor · source_a; the two may be the same.</summary>
    public static void Scale(double factor, ReadOnlySpan<double> source, Span<double> product)
    {
        if (source.Length != product.Length)
            throw new ArgumentException($"{source.Length} numbers do not go with {product.Length} products.", nameof(source));
        ref double x = ref MemoryMarshal.GetReference(source);
        ref double y = ref MemoryMarshal.GetReference(product);
        var scale = Vector512.Create(factor);
        nuint end = (nuint)product.Length, a = 0;
        for (; a + Lanes <= end; a += Lanes)
            (scale * Vector512.LoadUnsafe(ref x, a)).StoreUnsafe(ref y, a);
        for (int rest = (int)a; rest < product.Length; rest++)
            product[rest] = factor * source[rest];
    }

    /// <summary>Σ_a terms_a.</summary>
    public static double Sum(ReadOnlySpan<double> terms)
    {
        ref double x = ref MemoryMarshal.GetReference(terms);
        Vector512<double> lanes = default;
        nuint end = (nuint)terms.Length, a = 0;
        for (; a + Lanes <= end; a += Lanes)
            lanes += Vector512.LoadUnsafe(ref x, a);
        double sum = end < Lanes ? 0 : Add(lanes, default);
        for (int rest = (int)a; rest < terms.Length; rest++)
            sum += terms[rest];
        return sum;
    }

    /// <summary>product_a ← product_a factor_a.</summary>
    public static void Multiply(ReadOnlySpan<double> factors, Span<double> product)
    {
        if (factors.Length != product.Length)
            throw new ArgumentException($"{factors.Length} factors do not go with {product.Length} numbers.", nameof(factors));
        ref double x = ref MemoryMarshal.GetReference(factors);
        ref double y = ref MemoryMarshal.GetReference(product);
        nuint end = (nuint)product.Length, a = 0;
        for (; a + Lanes <= end; a += Lanes)
            (Vector512.LoadUnsafe(ref x, a) * Vector512.LoadUnsafe(ref y, a)).StoreUnsafe(ref y, a);
        for (int rest = (int)a; rest < product.Length; rest++)
            product[rest] *= factors[rest];
    }

    /// <summary>projections_i = Σ_a weights_ia input_a.</summary>
    /// <param name="weights">Rows as long as the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="projections">One number a row.</param>
    public static void Project(ReadOnlySpan<double> weights, ReadOnlySpan<double> input, Span<double> projections)
    {
        CheckRows(weights, projections.Length, input.Length);
        int i = 0;
        for (; i + 1 < projections.Length; i += 2)
        {
            (projections[i], projections[i + 1]) =
                DotTwo(weights.Slice(i * input.Length, input.Length), weights.Slice((i + 1) * input.Length, input.Length), input);
        }

        if (i < projections.Length)
            projections[i] = Dot(weights.Slice(i * input.Length, input.Length), input);
    }

    /// <summary>weights_ia ← weights_ia + factors_i input_a.</summary>
    /// <param name="weights">Rows as long as the input.</param>
    /// <param name="factors">One number a row.</param>
    /// <param name="input">The input.</param>
    public static void Update(Span<double> weights, ReadOnlySpan<double> factors, ReadOnlySpan<double> input)
    {
        CheckRows(weights, factors.Length, input.Length);
        for (int i = 0; i < factors.Length; i++)
            AddScaled(factors[i], input, weights.Slice(i * input.Length, input.Length));
    }

    /// <summary>
    /// <see cref="Update"/> by one input, then <see cref="Project"/> of another one, in a single pass over the weights and with the same bits.
    /// </summary>
    /// <param name="weights">Rows as long as the inputs.</param>
    /// <param name="factors">One number a row.</param>
    /// <param name="previous">The input that the weights are moved along.</param>
    /// <param name="next">The input that the moved weights are projected on.</param>
    /// <param name="projections">One number a row.</param>
    public static void UpdateAndProject(
        Span<double> weights, ReadOnlySpan<double> factors, ReadOnlySpan<double> previous, ReadOnlySpan<double> next, Span<double> projections)
    {
        CheckRows(weights, factors.Length, previous.Length);
        CheckRows(weights, projections.Length, next.Length);
        int i = 0;
        for (; i + 1 < factors.Length; i += 2)
        {
            UpdateAndProjectTwo(
                weights.Slice(i * next.Length, next.Length),
                weights.Slice((i + 1) * next.Length, next.Length),
                factors.Slice(i, 2),
                previous,
                next,
                projections.Slice(i, 2));
        }

        if (i < factors.Length)
        {
            var row = weights.Slice(i * next.Length, next.Length);
            AddScaled(factors[i], previous, row);
            projections[i] = Dot(row, next);
        }
    }

    private static (double First, double Second) DotTwo(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> input)
    {
        if (input.Length < Lanes)
            return (Dot(first, input), Dot(second, input));

        ref double u = ref MemoryMarshal.GetReference(first);
        ref double v = ref MemoryMarshal.GetReference(second);
        ref double n = ref MemoryMarshal.GetReference(input);
        Vector512<double> evenU = default, oddU = default, evenV = default, oddV = default;
        nuint end = (nuint)input.Length, a = 0;
        for (; a + (2 * Lanes) <= end; a += 2 * Lanes)
        {
            Vector512<double> even = Vector512.LoadUnsafe(ref n, a), odd = Vector512.LoadUnsafe(ref n, a + Lanes);
            evenU = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref u, a), even, evenU);
            evenV = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref v, a), even, evenV);
            oddU = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref u, a + Lanes), odd, oddU);
            oddV = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref v, a + Lanes), odd, oddV);
        }

        for (; a + Lanes <= end; a += Lanes)
        {
            var even = Vector512.LoadUnsafe(ref n, a);
            evenU = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref u, a), even, evenU);
            evenV = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref v, a), even, evenV);
        }

        double sumU = Add(evenU, oddU), sumV = Add(evenV, oddV);
        for (int rest = (int)a; rest < input.Length; rest++)
        {
            sumU = Math.FusedMultiplyAdd(first[rest], input[rest], sumU);
            sumV = Math.FusedMultiplyAdd(second[rest], input[rest], sumV);
        }

        return (sumU, sumV);
    }

    private static void UpdateAndProjectTwo(
        Span<double> first, Span<double> second, ReadOnlySpan<double> factors, ReadOnlySpan<double> previous, ReadOnlySpan<double> next, Span<double> projections)
    {
        if (next.Length < Lanes)
        {
            AddScaled(factors[0], previous, first);
            AddScaled(factors[1], previous, second);
            projections[0] = Dot(first, next);
            projections[1] = Dot(second, next);
            return;
        }

        ref double u = ref MemoryMarshal.GetReference(first);
        ref double v = ref MemoryMarshal.GetReference(second);
        ref double p = ref MemoryMarshal.GetReference(previous);
        ref double n = ref MemoryMarshal.GetReference(next);
        Vector512<double> factorU = Vector512.Create(factors[0]), factorV = Vector512.Create(factors[1]);
        Vector512<double> evenU = default, oddU = default, evenV = default, oddV = default;
        nuint end = (nuint)next.Length, a = 0;
        for (; a + (2 * Lanes) <= end; a += 2 * Lanes)
        {
            Vector512<double> from = Vector512.LoadUnsafe(ref p, a), to = Vector512.LoadUnsafe(ref n, a);
            var movedU = Vector512.FusedMultiplyAdd(factorU, from, Vector512.LoadUnsafe(ref u, a));
            var movedV = Vector512.FusedMultiplyAdd(factorV, from, Vector512.LoadUnsafe(ref v, a));
            movedU.StoreUnsafe(ref u, a);
            movedV.StoreUnsafe(ref v, a);
            evenU = Vector512.FusedMultiplyAdd(movedU, to, evenU);
            evenV = Vector512.FusedMultiplyAdd(movedV, to, evenV);

            from = Vector512.LoadUnsafe(ref p, a + Lanes);
            to = Vector512.LoadUnsafe(ref n, a + Lanes);
            movedU = Vector512.FusedMultiplyAdd(factorU, from, Vector512.LoadUnsafe(ref u, a + Lanes));
            movedV = Vector512.FusedMultiplyAdd(factorV, from, Vector512.LoadUnsafe(ref v, a + Lanes));
            movedU.StoreUnsafe(ref u, a + Lanes);
            movedV.StoreUnsafe(ref v, a + Lanes);
            oddU = Vector512.FusedMultiplyAdd(movedU, to, oddU);
            oddV = Vector512.FusedMultiplyAdd(movedV, to, oddV);
        }

        for (; a + Lanes <= end; a += Lanes)
        {
            Vector512<double> from = Vector512.LoadUnsafe(ref p, a), to = Vector512.LoadUnsafe(ref n, a);
            var movedU = Vector512.FusedMultiplyAdd(factorU, from, Vector512.LoadUnsafe(ref u, a));
            var movedV = Vector512.FusedMultiplyAdd(factorV, from, Vector512.LoadUnsafe(ref v, a));
            movedU.StoreUnsafe(ref u, a);
            movedV.StoreUnsafe(ref v, a);
            evenU = Vector512.FusedMultiplyAdd(movedU, to, evenU);
            evenV = Vector512.FusedMultiplyAdd(movedV, to, evenV);
        }

        double sumU = Add(evenU, oddU), sumV = Add(evenV, oddV);
        for (int rest = (int)a; rest < next.Length; rest++)
        {
            first[rest] = Math.FusedMultiplyAdd(factors[0], previous[rest], first[rest]);
            second[rest] = Math.FusedMultiplyAdd(factors[1], previous[rest], second[rest]);
            sumU = Math.FusedMultiplyAdd(first[rest], next[rest], sumU);
            sumV = Math.FusedMultiplyAdd(second[rest], next[rest], sumV);
        }

        projections[0] = sumU;
        projections[1] = sumV;
    }

    private static void CheckRows(ReadOnlySpan<double> weights, int rows, int columns)
    {
        if (weights.Length != (long)rows * columns)
            throw new ArgumentException($"{weights.Length} weights are not {rows} rows of {columns}.", nameof(weights));
    }

    /// <summary>The lanes in a fixed order, a tree over halves.</summary>
    private static double Add(Vector512<double> even, Vector512<double> odd)
    {
        var eight = even + odd;
        var four = eight.GetLower() + eight.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }
}
