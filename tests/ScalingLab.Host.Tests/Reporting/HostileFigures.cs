using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

/// <summary>Data that a failed, trivial or exploding run leaves behind.</summary>
internal static class HostileFigures
{
    public static IReadOnlyDictionary<string, (Func<Figure> Figure, bool IsDrawn)> All { get; } = new Dictionary<string, (Func<Figure>, bool)>
    {
        ["no panels"] = (() => new Figure { Name = "f", Panels = [] }, false),
        ["no series"] = (() => Of(AxisScale.Log, AxisScale.Log), false),
        ["empty series"] = (() => Of(AxisScale.Linear, AxisScale.Log, new Curve([], [])), false),
        ["all not finite"] = (() => Of(AxisScale.Linear, AxisScale.Linear, new Curve([1, 2, 3], [double.NaN, double.PositiveInfinity, double.NaN])), false),
        ["all negative on log"] = (() => Of(AxisScale.Log, AxisScale.Log, new Curve([1, 2, 3], [-1, 0, -3])), false),
        ["outside the limits"] = (() => Limited(10, 20), false),
        ["limits in wrong order"] = (() => Limited(3, 1), true),
        ["lower limit above the data"] = (() => Limited(7, null), false),
        ["single point"] = (() => Of(AxisScale.Log, AxisScale.Log, new Curve([5], [0.1])), true),
        ["single point at zero"] = (() => Of(AxisScale.Linear, AxisScale.Linear, new Curve([0], [0])), true),
        ["constant"] = (() => Of(AxisScale.Log, AxisScale.Linear, new Curve([1, 10, 100], [0.5, 0.5, 0.5])), true),
        ["constant but for rounding"] = (() => Of(AxisScale.Linear, AxisScale.Log, new Curve([1, 2, 3], [0.1, 0.1 + 1e-17, 0.1 + 2e-17])), true),
        ["tiny differences"] = (() => Of(AxisScale.Linear, AxisScale.Linear, new Curve([1e6, 1e6 + 1e-3], [1, 1 + 1e-8])), true),
        ["huge on log"] = (() => Of(AxisScale.Log, AxisScale.Log, new Curve([1e-300, 1, 1e300], [1e300, 1, 1e-300])), true),
        ["all doubles on log"] = (() => Of(AxisScale.Log, AxisScale.Log, new Curve([double.Epsilon, double.MaxValue], [double.MaxValue, double.Epsilon])), true),
        ["huge on linear"] = (() => Of(AxisScale.Linear, AxisScale.Linear, new Curve([-1e300, 1e300], [double.MinValue, double.MaxValue])), true),
        ["tiny on linear"] = (() => Of(AxisScale.Linear, AxisScale.Linear, new Curve([0, 1e-300], [double.Epsilon, 1e-308])), true),
        ["explosion"] = (() => Of(AxisScale.Linear, AxisScale.Linear, new Curve([1, 2, 3], [0.1, 1e200, double.NaN])), true),
        ["infinite intervals"] = (() => Of(
            AxisScale.Log, AxisScale.Log, new Curve([1, 2, 3], [1, 2, 3], [double.NegativeInfinity, 0, double.NaN], [double.PositiveInfinity, 3, 4])), true),
        ["interval to zero"] = (() => Of(AxisScale.Linear, AxisScale.Log, new Curve([1, 2], [1, 2], [1e-300, -1], [1e300, 5])), true),
        ["alternating signs"] = (() => Of(AxisScale.Linear, AxisScale.Log, new Curve([1, 2, 3, 4], [1, -1, 2, -2])), true),
    };

    private static Figure Of(AxisScale x, AxisScale y, params Curve[] curves) => new()
    {
        Name = "f",
        Panels =
        [
            new Panel
            {
                X = new Axis { Label = "x", Scale = x },
                Y = new Axis { Label = "y", Scale = y },
                Series = [.. curves.SelectMany(Everything)],
                Guides = [new Guide { Exponent = 1.5, X = 1, Y = 1, Label = "3/2" }, new Guide { Exponent = -300, X = 1, Y = 1, Label = "steep" }],
                Legend = [new LegendEntry { Label = "curve", Color = SeriesColor.Neutral }],
            },
        ],
    };

    private static Figure Limited(double? minimum, double? maximum)
    {
        var figure = Of(AxisScale.Linear, AxisScale.Linear, new Curve([1, 2, 3], [1, 2, 3]));
        return figure with { Panels = [figure.Panels[0] with { X = new Axis { Minimum = minimum, Maximum = maximum } }] };
    }

    private static IEnumerable<Series> Everything(Curve curve) =>
    [
        new Series { Label = "a", Curve = curve, Style = SeriesStyle.LineMarkers, Interval = IntervalStyle.Band, Color = SeriesColor.Categorical(0) },
        new Series { Label = "b", Curve = curve, Style = SeriesStyle.Dashed, Interval = IntervalStyle.Bars, Color = SeriesColor.Ordered(1), Marker = 99 },
    ];
}
