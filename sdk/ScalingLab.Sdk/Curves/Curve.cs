namespace ScalingLab.Sdk;

/// <summary>Pairs (x, y) in increasing x: an observable of one run against its clock, or findings against a swept parameter.</summary>
public sealed class Curve
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[]? _low;
    private readonly double[]? _high;

    /// <summary>Creates a curve; the arrays are copied.</summary>
    /// <param name="x">Strictly increasing and finite.</param>
    /// <param name="y">As many values; not a number where there is none.</param>
    /// <param name="low">Lower ends of the intervals of y, if known.</param>
    /// <param name="high">Upper ends, given together with <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">Different lengths, or x not strictly increasing.</exception>
    public Curve(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> low = default, ReadOnlySpan<double> high = default)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{x.Length} values of x do not go with {y.Length} of y.", nameof(y));
        if (low.Length != high.Length || (low.Length != 0 && low.Length != x.Length))
            throw new ArgumentException($"{low.Length} lower and {high.Length} upper ends do not go with {x.Length} points.", nameof(low));
        for (int i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || (i > 0 && x[i] <= x[i - 1]))
                throw new ArgumentException($"x must be finite and strictly increasing; element {i} is {x[i]}.", nameof(x));
        }

        _x = x.ToArray();
        _y = y.ToArray();
        _low = low.IsEmpty ? null : low.ToArray();
        _high = high.IsEmpty ? null : high.ToArray();
    }

    /// <summary>Number of points.</summary>
    public int Count => _x.Length;

    /// <summary>Abscissas, strictly increasing.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>Ordinates.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>Lower ends of the intervals of y; empty when unknown.</summary>
    public ReadOnlySpan<double> Low => _low;

    /// <summary>Upper ends of the intervals of y; empty when unknown.</summary>
    public ReadOnlySpan<double> High => _high;

    /// <summary>
    /// The part with <paramref name="from"/> ≤ x ≤ <paramref name="to"/>, up to a relative 10⁻¹², so that a computed abscissa such as
    /// 9.999999999999998 is not lost at the end of a window that was written as 10.
    /// </summary>
    /// <param name="from">Lower end, inclusive.</param>
    /// <param name="to">Upper end, inclusive.</param>
    public Curve Window(double from, double to)
    {
        const double Rounding = 1e-12;
        int start = 0;
        while (start < _x.Length && _x[start] < from - Rounding * Math.Abs(from)) start++;
        int end = start;
        while (end < _x.Length && _x[end] <= to + Rounding * Math.Abs(to)) end++;
        return _low is null || _high is null
            ? new Curve(_x.AsSpan(start..end), _y.AsSpan(start..end))
            : new Curve(_x.AsSpan(start..end), _y.AsSpan(start..end), _low.AsSpan(start..end), _high.AsSpan(start..end));
    }
}
