using System.Globalization;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    private const double Rounding = 1e-9;

    /// <summary>Creates the ticks of a linear axis.</summary>
    /// <param name="range">What is shown.</param>
    /// <param name="most">At most so many labels.</param>
    public static AxisTicks Create(AxisRange range, int most)
    {
        var step = Step.For(range, most);
        int factor = CommonExponent(range);
        List<Tick> ticks = [];
        foreach (var (index, value) in step.Multiples(range))
        {
            bool major = index % step.Divisions == 0;
            ticks.Add(new Tick(value, major, major ? Label(value, factor, step.Exponent) : ""));
        }

        return new AxisTicks(ticks, factor == 0 ? "" : $"×10^{{{factor.ToString(CultureInfo.InvariantCulture)}}}");
    }

    /// <summary>The same marks on a logarithmic axis that is too short for powers of ten.</summary>
    /// <param name="range">What is shown, in decimal logarithms.</param>
    /// <param name="most">At most so many labels.</param>
    public static AxisTicks CreateOnLog(AxisRange range, int most)
    {
        int factor = (int)Math.Floor(range.Low);
        if (factor is > -4 and < 5) factor = 0;
        var values = new AxisRange(Math.Pow(10, range.Low - factor), Math.Pow(10, range.High - factor));
        var step = Step.For(values, most);
        List<Tick> ticks = [];
        foreach (var (index, value) in step.Multiples(values))
        {
            if (value <= 0) continue;
            bool major = index % step.Divisions == 0;
            ticks.Add(new Tick(Math.Log10(value) + factor, major, major ? Label(value, 0, step.Exponent) : ""));
        }

        return new AxisTicks(ticks, factor == 0 ? "" : $"×10^{{{factor.ToString(CultureInfo.InvariantCulture)}}}");
    }

    private static int CommonExponent(AxisRange range)
    {
        int exponent = (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(range.Low), Math.Abs(range.High))));
        return exponent is >= 5 or <= -4 ? exponent : 0;
    }

    private static string Label(double value, int factor, int stepExponent)
    {
        int decimals = Math.Clamp(factor - stepExponent, 0, 15);
        string text = Scaled(value, -factor).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == 0 ? "0" : text.Replace('-', '−');
    }

    /// <summary>value · 10^exponent, without leaving the range of numbers on the way.</summary>
    private static double Scaled(double value, int exponent) =>
        exponent > 300 ? value * 1e300 * Math.Pow(10, exponent - 300) : value * Math.Pow(10, exponent);

    /// <summary>A distance between labels and its division by short ticks.</summary>
    /// <param name="Mantissa">1, 2 or 5.</param>
    /// <param name="Exponent">The power of ten.</param>
    private readonly record struct Step(int Mantissa, int Exponent)
    {
        public int Divisions => Mantissa == 2 ? 4 : 5;

        public static Step For(AxisRange range, int most)
        {
            double least = (range.High - range.Low) / most;
            int exponent = (int)Math.Floor(Math.Log10(least));
            foreach (int mantissa in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (Scaled(mantissa, exponent) >= least * (1 - Rounding)) return new Step(mantissa, exponent);
            }

            return new Step(1, exponent + 1);
        }

        public IEnumerable<(long Index, double Value)> Multiples(AxisRange range)
        {
            // Divided rather than multiplied by powers below one, which have no exact double: 3/10 is nearest to 0.3, 3*0.1 is not.
            double minor = Scaled(Mantissa, Exponent) / Divisions;
            double slack = minor * Rounding;
            long first = (long)Math.Ceiling((range.Low - slack) / minor), last = (long)Math.Floor((range.High + slack) / minor);
            for (long index = first; index <= last; index++)
            {
                double value = Exponent is < 0 and > -300
                    ? index * Mantissa / (Divisions * Math.Pow(10, -Exponent))
                    : index * minor;
                yield return (index, value);
            }
        }
    }
}
