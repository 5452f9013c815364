using System.Globalization;
using ScalingLab.Sdk;
using ScottPlot.TickGenerators;

namespace ScalingLab.ScottPlotRenderer;

/// <summary>
/// An axis of a panel in ScottPlot's coordinates. ScottPlot has no logarithmic axis: the logarithm of the data is drawn, and the ticks are dressed.
/// </summary>
internal sealed class PlotAxis
{
    private const double Margin = 0.04;
    private const int MostDecadesLabelled = 8;

    private readonly bool _isLog;

    /// <param name="axis">The axis.</param>
    /// <param name="values">All values that are to be seen on it.</param>
    public PlotAxis(Axis axis, IEnumerable<double> values)
    {
        _isLog = axis.Scale == AxisScale.Log;
        double[] drawn = [.. values.Where(CanBeDrawn).Select(Place)];
        (double low, double high) = drawn.Length == 0 ? (0.0, 1.0) : (drawn.Min(), drawn.Max());
        if (low == high) (low, high) = (low - 0.5, high + 0.5);
        double margin = Margin * (high - low);
        Low = axis.Minimum is { } minimum && CanBeDrawn(minimum) ? Place(minimum) : low - margin;
        High = axis.Maximum is { } maximum && CanBeDrawn(maximum) ? Place(maximum) : high + margin;
    }

    /// <summary>Where the axis begins, in ScottPlot's coordinates.</summary>
    public double Low { get; }

    /// <summary>Where it ends.</summary>
    public double High { get; }

    /// <summary>ScottPlot drops a whole fill or a whole set of error bars for one number that is not finite; so none may reach it.</summary>
    public bool CanBeDrawn(double value) => double.IsFinite(value) && (!_isLog || value > 0);

    public double Place(double value) => _isLog ? Math.Log10(value) : value;

    /// <summary>A value brought into what can be drawn: the lower end of an interval that reaches below zero on a logarithmic axis ends at the axis.</summary>
    public double Clamped(double value, double otherwise) => CanBeDrawn(value) ? Place(value) : otherwise;

    /// <summary>The ticks of a logarithmic axis; <see langword="null"/> for ScottPlot's own.</summary>
    public NumericManual? Ticks()
    {
        if (!_isLog) return null;
        NumericManual ticks = new();
        int first = (int)Math.Floor(Low), last = (int)Math.Ceiling(High);
        bool hasDecades = Math.Floor(High) - Math.Ceiling(Low) >= 1;
        int step = Math.Max(1, (last - first + MostDecadesLabelled - 1) / MostDecadesLabelled);
        for (int decade = first; decade <= last; decade++)
        {
            if (hasDecades && decade % step != 0) ticks.AddMinor(decade);
            else ticks.AddMajor(decade, hasDecades ? ScriptText.PowerOfTen(decade) : Number(Math.Pow(10, decade)));
            if (step > 1) continue;
            for (int digit = 2; digit <= 9; digit++)
            {
                double position = decade + Math.Log10(digit);

                // Within one decade there would be no label at all.
                if (!hasDecades && digit is (2 or 5)) ticks.AddMajor(position, Number(digit * Math.Pow(10, decade)));
                else ticks.AddMinor(position);
            }
        }

        return ticks;
    }

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
