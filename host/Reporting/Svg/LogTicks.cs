using System.Globalization;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Ticks at powers of ten, between them at 2 to 9 where there is room.</summary>
internal static class LogTicks
{
    private const double Slack = 1e-9;
    private const double RoomForAllMinors = 26;
    private const double RoomForTwoMinors = 13;
    private const double RoomForDecades = 4;
    private const int MostNumbers = 6;

    /// <summary>Creates the ticks of a logarithmic axis.</summary>
    /// <param name="range">What is shown, in decimal logarithms.</param>
    /// <param name="length">Length of the axis.</param>
    /// <param name="most">At most so many labels.</param>
    public static AxisTicks Create(AxisRange range, double length, int most)
    {
        int first = (int)Math.Ceiling(range.Low - Slack), last = (int)Math.Floor(range.High + Slack);
        int decades = last - first + 1;
        bool readsPlain = range.Low > -2.3 && range.High < 3.7;
        if (decades >= 3 || (decades == 2 && !readsPlain)) return Decades(range, length, most, first, last);

        int[][] mantissas = [[1, 2, 5], [1, 2, 3, 5], [1, 2, 3, 4, 6, 8]];
        foreach (int[] labelled in mantissas)
        {
            var ticks = Mantissas(range, labelled, readsPlain);
            if (ticks.Count(tick => tick.Label.Length > 0) is var count && count >= 3 && count <= Math.Max(most, 3)) return new AxisTicks(ticks, "");
        }

        return decades == 2 ? Decades(range, length, most, first, last) : LinearTicks.CreateOnLog(range, Math.Min(most, MostNumbers));
    }

    private static AxisTicks Decades(AxisRange range, double length, int most, int first, int last)
    {
        int stride = Stride(first, last, most);
        double room = length / (range.High - range.Low);
        int[] between = stride > 1 ? [] : room >= RoomForAllMinors ? [2, 3, 4, 5, 6, 7, 8, 9] : room >= RoomForTwoMinors ? [2, 5] : [];
        List<Tick> ticks = [];
        for (int n = first - 1; n <= last; n++)
        {
            if (n >= first && n % stride == 0) ticks.Add(new Tick(n, IsMajor: true, Power(n)));
            else if (n >= first && room >= RoomForDecades) ticks.Add(new Tick(n, IsMajor: false));
            foreach (int m in between)
            {
                double coordinate = n + Math.Log10(m);
                if (coordinate > range.Low && coordinate < range.High) ticks.Add(new Tick(coordinate, IsMajor: false));
            }
        }

        return new AxisTicks(ticks, "");
    }

    private static List<Tick> Mantissas(AxisRange range, int[] labelled, bool plain)
    {
        List<Tick> ticks = [];
        for (int n = (int)Math.Floor(range.Low); n <= range.High; n++)
        {
            for (int m = 1; m <= 9; m++)
            {
                double coordinate = n + Math.Log10(m);
                if (coordinate < range.Low - Slack || coordinate > range.High + Slack) continue;
                bool major = labelled.Contains(m);
                ticks.Add(new Tick(coordinate, major, !major ? "" : plain ? PlainNumber(m, n) : Product(m, n)));
            }
        }

        return ticks;
    }

    private static int Stride(int first, int last, int most)
    {
        foreach (int stride in (ReadOnlySpan<int>)[1, 2, 3, 4, 5, 10, 20, 50, 100])
        {
            int labels = (int)(Math.Floor(last / (double)stride) - Math.Ceiling(first / (double)stride)) + 1;
            if (labels <= most) return stride;
        }

        return 200;
    }

    private static string Power(int n) => $"10^{{{n.ToString(CultureInfo.InvariantCulture)}}}";

    private static string Product(int m, int n) => m == 1 ? Power(n) : $"{m.ToString(CultureInfo.InvariantCulture)}×{Power(n)}";

    private static string PlainNumber(int m, int n) =>
        (n >= 0 ? m * Math.Pow(10, n) : m / Math.Pow(10, -n)).ToString("0.####", CultureInfo.InvariantCulture);
}
