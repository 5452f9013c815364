using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Products of eight inputs with the weights of many units, and updates of these weights by eight inputs. The weights lie transposed, those of all units for one
/// component side by side: a lane is a unit, and no lanes have to be added. Each sum takes the components, and each weight the inputs, in a fixed order with one
/// rounding per multiply-add, so that they have the same bits on every machine, whatever the number of units.
/// </summary>
internal static class TransposedKernels
{
    /// <summary>Inputs that are taken at a time.</summary>
    public const int Inputs = 8;

    private const int Lanes = 8;

    /// <summary>Components that an update changes at a time.</summary>
    private const int Components = 4;

    /// <summary>products_si = Σ_a inputs_sa weights_ai.</summary>
    /// <param name="inputs">Eight rows with a distance of <paramref name="inputStride"/>.</param>
    /// <param name="inputStride">Distance from row to row; where it is a multiple of 512, the rows get into each other's way in the cache.</param>
    /// <param name="weights">A row for each component.</param>
    /// <param name="units">The length of a row of the weights, a multiple of eight.</param>
    /// <param name="products">Eight rows of <paramref name="units"/>.</param>
    public static void Multiply(ReadOnlySpan<double> inputs, int inputStride, ReadOnlySpan<double> weights, int units, Span<double> products)
    {
        int components = weights.Length / units, i = 0;
        Check(inputs, inputStride, components, products, units);
        for (; i + Lanes < units; i += 2 * Lanes)
            MultiplyTwo(inputs, inputStride, weights[i..], units, components, products[i..]);
        if (i < units)
            MultiplyOne(inputs, inputStride, weights[i..], units, components, products[i..]);
    }

    /// <summary>weights_ai ← weights_ai + Σ_s inputs_sa factors_si, s in ascending order, of the leading units and components.</summary>
    /// <param name="weights">A row for each component.</param>
    /// <param name="units">The length of a row of the weights, a multiple of eight.</param>
    /// <param name="components">How many components are changed.</param>
    /// <param name="factors">Eight rows, a number for each leading unit that is changed, a multiple of eight.</param>
    /// <param name="inputs">Eight rows with a distance of <paramref name="inputStride"/>.</param>
    /// <param name="inputStride">Distance from row to row.</param>
    public static void Update(Span<double> weights, int units, int components, ReadOnlySpan<double> factors, ReadOnlySpan<double> inputs, int inputStride)
    {
        int leading = factors.Length / Inputs;
        Check(inputs, inputStride, components, factors, leading);
        int i = 0, whole = components / Components * Components;
        for (; i + Lanes < leading; i += 2 * Lanes)
            UpdateTwo(weights[i..], units, whole, factors[i..], leading, inputs, inputStride);
        if (i < leading)
            UpdateOne(weights[i..], units, whole, factors[i..], leading, inputs, inputStride);
        UpdateRest(weights, units, whole, components, factors, leading, inputs, inputStride);
    }

    private static void Check(ReadOnlySpan<double> inputs, int inputStride, int components, ReadOnlySpan<double> table, int units)
    {
        if (components > inputStride || inputs.Length < ((Inputs - 1) * inputStride) + components)
            throw new ArgumentException($"{inputs.Length} numbers with a distance of {inputStride} are not {Inputs} inputs of {components} components.", nameof(inputs));
        if (units % Lanes != 0 || table.Length != Inputs * units)
            throw new ArgumentException($"{table.Length} numbers are not {Inputs} rows of {units} units, a multiple of {Lanes}.", nameof(table));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTwo(ReadOnlySpan<double> inputs, int inputStride, ReadOnlySpan<double> weights, int units, int components, Span<double> products)
    {
        ref double x0 = ref MemoryMarshal.GetReference(inputs);
        ref double x1 = ref Unsafe.Add(ref x0, inputStride);
        ref double x2 = ref Unsafe.Add(ref x0, 2 * inputStride);
        ref double x3 = ref Unsafe.Add(ref x0, 3 * inputStride);
        ref double x4 = ref Unsafe.Add(ref x0, 4 * inputStride);
        ref double x5 = ref Unsafe.Add(ref x0, 5 * inputStride);
        ref double x6 = ref Unsafe.Add(ref x0, 6 * inputStride);
        ref double x7 = ref Unsafe.Add(ref x0, 7 * inputStride);
        ref double w = ref MemoryMarshal.GetReference(weights);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        Vector512<double> t0 = default, t1 = default, t2 = default, t3 = default, t4 = default, t5 = default, t6 = default, t7 = default;
        for (nuint a = 0; a < (nuint)components; a++)
        {
            Vector512<double> u = Vector512.LoadUnsafe(ref w), v = Vector512.LoadUnsafe(ref w, Lanes);
            w = ref Unsafe.Add(ref w, units);
            AddProducts(Unsafe.Add(ref x0, a), u, v, ref s0, ref t0);
            AddProducts(Unsafe.Add(ref x1, a), u, v, ref s1, ref t1);
            AddProducts(Unsafe.Add(ref x2, a), u, v, ref s2, ref t2);
            AddProducts(Unsafe.Add(ref x3, a), u, v, ref s3, ref t3);
            AddProducts(Unsafe.Add(ref x4, a), u, v, ref s4, ref t4);
            AddProducts(Unsafe.Add(ref x5, a), u, v, ref s5, ref t5);
            AddProducts(Unsafe.Add(ref x6, a), u, v, ref s6, ref t6);
            AddProducts(Unsafe.Add(ref x7, a), u, v, ref s7, ref t7);
        }

        ref double p = ref MemoryMarshal.GetReference(products);
        Store(s0, t0, ref p);
        Store(s1, t1, ref Unsafe.Add(ref p, units));
        Store(s2, t2, ref Unsafe.Add(ref p, 2 * units));
        Store(s3, t3, ref Unsafe.Add(ref p, 3 * units));
        Store(s4, t4, ref Unsafe.Add(ref p, 4 * units));
        Store(s5, t5, ref Unsafe.Add(ref p, 5 * units));
        Store(s6, t6, ref Unsafe.Add(ref p, 6 * units));
        Store(s7, t7, ref Unsafe.Add(ref p, 7 * units));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProducts(double factor, Vector512<double> u, Vector512<double> v, ref Vector512<double> s, ref Vector512<double> t)
    {
        var x = Vector512.Create(factor);
        s = Vector512.FusedMultiplyAdd(x, u, s);
        t = Vector512.FusedMultiplyAdd(x, v, t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProducts(
        ref double factors, Vector512<double> f, ref Vector512<double> u, ref Vector512<double> v, ref Vector512<double> p, ref Vector512<double> q)
    {
        u = Vector512.FusedMultiplyAdd(Vector512.Create(factors), f, u);
        v = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref factors, 1)), f, v);
        p = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref factors, 2)), f, p);
        q = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref factors, 3)), f, q);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<double> first, Vector512<double> second, ref double destination)
    {
        first.StoreUnsafe(ref destination);
        second.StoreUnsafe(ref destination, Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyOne(ReadOnlySpan<double> inputs, int inputStride, ReadOnlySpan<double> weights, int units, int components, Span<double> products)
    {
        ref double x0 = ref MemoryMarshal.GetReference(inputs);
        ref double x1 = ref Unsafe.Add(ref x0, inputStride);
        ref double x2 = ref Unsafe.Add(ref x0, 2 * inputStride);
        ref double x3 = ref Unsafe.Add(ref x0, 3 * inputStride);
        ref double x4 = ref Unsafe.Add(ref x0, 4 * inputStride);
        ref double x5 = ref Unsafe.Add(ref x0, 5 * inputStride);
        ref double x6 = ref Unsafe.Add(ref x0, 6 * inputStride);
        ref double x7 = ref Unsafe.Add(ref x0, 7 * inputStride);
        ref double w = ref MemoryMarshal.GetReference(weights);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (nuint a = 0; a < (nuint)components; a++)
        {
            var u = Vector512.LoadUnsafe(ref w);
            w = ref Unsafe.Add(ref w, units);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref x0, a)), u, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref x1, a)), u, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref x2, a)), u, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref x3, a)), u, s3);
            s4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref x4, a)), u, s4);
            s5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref x5, a)), u, s5);
            s6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref x6, a)), u, s6);
            s7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref x7, a)), u, s7);
        }

        ref double p = ref MemoryMarshal.GetReference(products);
        s0.StoreUnsafe(ref p);
        s1.StoreUnsafe(ref p, (nuint)units);
        s2.StoreUnsafe(ref p, (nuint)(2 * units));
        s3.StoreUnsafe(ref p, (nuint)(3 * units));
        s4.StoreUnsafe(ref p, (nuint)(4 * units));
        s5.StoreUnsafe(ref p, (nuint)(5 * units));
        s6.StoreUnsafe(ref p, (nuint)(6 * units));
        s7.StoreUnsafe(ref p, (nuint)(7 * units));
    }

    /// <summary>Two vectors of units and two components at a time: four sums that do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateTwo(
        Span<double> weights, int units, int components, ReadOnlySpan<double> factors, int leading, ReadOnlySpan<double> inputs, int inputStride)
    {
        ref double x0 = ref MemoryMarshal.GetReference(inputs);
        ref double x1 = ref Unsafe.Add(ref x0, inputStride);
        ref double x2 = ref Unsafe.Add(ref x0, 2 * inputStride);
        ref double x3 = ref Unsafe.Add(ref x0, 3 * inputStride);
        ref double x4 = ref Unsafe.Add(ref x0, 4 * inputStride);
        ref double x5 = ref Unsafe.Add(ref x0, 5 * inputStride);
        ref double x6 = ref Unsafe.Add(ref x0, 6 * inputStride);
        ref double x7 = ref Unsafe.Add(ref x0, 7 * inputStride);
        ref double w = ref MemoryMarshal.GetReference(weights);
        ref double f = ref MemoryMarshal.GetReference(factors);
        Vector512<double> f0 = Vector512.LoadUnsafe(ref f), g0 = Vector512.LoadUnsafe(ref f, Lanes);
        Vector512<double> f1 = Vector512.LoadUnsafe(ref f, (nuint)leading), g1 = Vector512.LoadUnsafe(ref f, (nuint)leading + Lanes);
        Vector512<double> f2 = Vector512.LoadUnsafe(ref f, (nuint)(2 * leading)), g2 = Vector512.LoadUnsafe(ref f, (nuint)(2 * leading) + Lanes);
        Vector512<double> f3 = Vector512.LoadUnsafe(ref f, (nuint)(3 * leading)), g3 = Vector512.LoadUnsafe(ref f, (nuint)(3 * leading) + Lanes);
        Vector512<double> f4 = Vector512.LoadUnsafe(ref f, (nuint)(4 * leading)), g4 = Vector512.LoadUnsafe(ref f, (nuint)(4 * leading) + Lanes);
        Vector512<double> f5 = Vector512.LoadUnsafe(ref f, (nuint)(5 * leading)), g5 = Vector512.LoadUnsafe(ref f, (nuint)(5 * leading) + Lanes);
        Vector512<double> f6 = Vector512.LoadUnsafe(ref f, (nuint)(6 * leading)), g6 = Vector512.LoadUnsafe(ref f, (nuint)(6 * leading) + Lanes);
        Vector512<double> f7 = Vector512.LoadUnsafe(ref f, (nuint)(7 * leading)), g7 = Vector512.LoadUnsafe(ref f, (nuint)(7 * leading) + Lanes);
        for (nuint a = 0; a < (nuint)components; a += 2)
        {
            ref double next = ref Unsafe.Add(ref w, units);
            Vector512<double> u = Vector512.LoadUnsafe(ref w), v = Vector512.LoadUnsafe(ref w, Lanes);
            Vector512<double> p = Vector512.LoadUnsafe(ref next), q = Vector512.LoadUnsafe(ref next, Lanes);
            AddProducts(Unsafe.Add(ref x0, a), f0, g0, ref u, ref v);
            AddProducts(Unsafe.Add(ref x0, a + 1), f0, g0, ref p, ref q);
            AddProducts(Unsafe.Add(ref x1, a), f1, g1, ref u, ref v);
            AddProducts(Unsafe.Add(ref x1, a + 1), f1, g1, ref p, ref q);
            AddProducts(Unsafe.Add(ref x2, a), f2, g2, ref u, ref v);
            AddProducts(Unsafe.Add(ref x2, a + 1), f2, g2, ref p, ref q);
            AddProducts(Unsafe.Add(ref x3, a), f3, g3, ref u, ref v);
            AddProducts(Unsafe.Add(ref x3, a + 1), f3, g3, ref p, ref q);
            AddProducts(Unsafe.Add(ref x4, a), f4, g4, ref u, ref v);
            AddProducts(Unsafe.Add(ref x4, a + 1), f4, g4, ref p, ref q);
            AddProducts(Unsafe.Add(ref x5, a), f5, g5, ref u, ref v);
            AddProducts(Unsafe.Add(ref x5, a + 1), f5, g5, ref p, ref q);
            AddProducts(Unsafe.Add(ref x6, a), f6, g6, ref u, ref v);
            AddProducts(Unsafe.Add(ref x6, a + 1), f6, g6, ref p, ref q);
            AddProducts(Unsafe.Add(ref x7, a), f7, g7, ref u, ref v);
            AddProducts(Unsafe.Add(ref x7, a + 1), f7, g7, ref p, ref q);
            Store(u, v, ref w);
            Store(p, q, ref next);
            w = ref Unsafe.Add(ref next, units);
        }
    }

    /// <summary>Four components at a time, so that their sums do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateOne(
        Span<double> weights, int units, int components, ReadOnlySpan<double> factors, int leading, ReadOnlySpan<double> inputs, int inputStride)
    {
        ref double x0 = ref MemoryMarshal.GetReference(inputs);
        ref double x1 = ref Unsafe.Add(ref x0, inputStride);
        ref double x2 = ref Unsafe.Add(ref x0, 2 * inputStride);
        ref double x3 = ref Unsafe.Add(ref x0, 3 * inputStride);
        ref double x4 = ref Unsafe.Add(ref x0, 4 * inputStride);
        ref double x5 = ref Unsafe.Add(ref x0, 5 * inputStride);
        ref double x6 = ref Unsafe.Add(ref x0, 6 * inputStride);
        ref double x7 = ref Unsafe.Add(ref x0, 7 * inputStride);
        ref double w = ref MemoryMarshal.GetReference(weights);
        ref double f = ref MemoryMarshal.GetReference(factors);
        Vector512<double> f0 = Vector512.LoadUnsafe(ref f), f1 = Vector512.LoadUnsafe(ref f, (nuint)leading);
        Vector512<double> f2 = Vector512.LoadUnsafe(ref f, (nuint)(2 * leading)), f3 = Vector512.LoadUnsafe(ref f, (nuint)(3 * leading));
        Vector512<double> f4 = Vector512.LoadUnsafe(ref f, (nuint)(4 * leading)), f5 = Vector512.LoadUnsafe(ref f, (nuint)(5 * leading));
        Vector512<double> f6 = Vector512.LoadUnsafe(ref f, (nuint)(6 * leading)), f7 = Vector512.LoadUnsafe(ref f, (nuint)(7 * leading));
        for (nuint a = 0; a < (nuint)components; a += Components)
        {
            ref double w1 = ref Unsafe.Add(ref w, units);
            ref double w2 = ref Unsafe.Add(ref w, 2 * units);
            ref double w3 = ref Unsafe.Add(ref w, 3 * units);
            Vector512<double> u = Vector512.LoadUnsafe(ref w), v = Vector512.LoadUnsafe(ref w1), p = Vector512.LoadUnsafe(ref w2), q = Vector512.LoadUnsafe(ref w3);
            AddProducts(ref Unsafe.Add(ref x0, a), f0, ref u, ref v, ref p, ref q);
            AddProducts(ref Unsafe.Add(ref x1, a), f1, ref u, ref v, ref p, ref q);
            AddProducts(ref Unsafe.Add(ref x2, a), f2, ref u, ref v, ref p, ref q);
            AddProducts(ref Unsafe.Add(ref x3, a), f3, ref u, ref v, ref p, ref q);
            AddProducts(ref Unsafe.Add(ref x4, a), f4, ref u, ref v, ref p, ref q);
            AddProducts(ref Unsafe.Add(ref x5, a), f5, ref u, ref v, ref p, ref q);
            AddProducts(ref Unsafe.Add(ref x6, a), f6, ref u, ref v, ref p, ref q);
            AddProducts(ref Unsafe.Add(ref x7, a), f7, ref u, ref v, ref p, ref q);
            u.StoreUnsafe(ref w);
            v.StoreUnsafe(ref w1);
            p.StoreUnsafe(ref w2);
            q.StoreUnsafe(ref w3);
            w = ref Unsafe.Add(ref w3, units);
        }
    }

    /// <summary>The last components, fewer than four.</summary>
    private static void UpdateRest(
        Span<double> weights, int units, int first, int end, ReadOnlySpan<double> factors, int leading, ReadOnlySpan<double> inputs, int inputStride)
    {
        for (int a = first; a < end; a++)
        {
            var row = weights.Slice(a * units, leading);
            for (int s = 0; s < Inputs; s++)
                VectorKernels.AddScaled(inputs[(s * inputStride) + a], factors.Slice(s * leading, leading), row);
        }
    }
}
