using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

/// <summary>Figures of the kinds that papers on scaling laws print, from closed forms and a small congruential generator.</summary>
internal static class SampleFigures
{
    public static IReadOnlyDictionary<string, Func<Figure>> All { get; } = new Dictionary<string, Func<Figure>>
    {
        ["learning-curves"] = LearningCurves,
        ["exponents"] = Exponents,
        ["panels"] = Panels,
        ["ordered-sweep"] = OrderedSweep,
        ["crowded"] = Crowded,
        ["negative-values"] = NegativeValues,
    };

    /// <summary>Plateau and decay of a committee machine: simulation as markers with a band, theory as lines, a guide slope.</summary>
    public static Figure LearningCurves()
    {
        double[] counts = [1, 2, 4, 8];
        var noise = new Noise(1);
        List<Series> series = [];
        for (int i = 0; i < counts.Length; i++)
        {
            double plateau = 300 / counts[i];
            var times = LogSpace(0.1, 2000, 120);
            series.Add(new Series
            {
                Label = $"simulation, eigenvalues = {counts[i]}",
                Curve = Curve(times, t => Plateau(t, plateau), 0.12, noise),
                Style = SeriesStyle.Markers,
                Interval = IntervalStyle.Band,
                Color = SeriesColor.Ordered(i / 3.0),
            });
        }

        for (int i = 0; i < counts.Length; i++)
        {
            double plateau = 300 / counts[i];
            series.Add(new Series
            {
                Label = $"theory, eigenvalues = {counts[i]}",
                Curve = Curve(LogSpace(0.1, 2000, 3000), t => Plateau(t, plateau)),
                Style = SeriesStyle.Line,
                Color = SeriesColor.Ordered(i / 3.0),
            });
        }

        return new Figure
        {
            Name = "learning-curves",
            Title = "The plateau shrinks with the number of distinct eigenvalues",
            Panels =
            [
                new Panel
                {
                    X = new Axis { Label = "α = p/N", Scale = AxisScale.Log },
                    Y = new Axis { Label = "ε_g", Scale = AxisScale.Log },
                    Series = series,
                    Guides = [new Guide { Exponent = -0.5, X = 1000, Y = 1.2e-3, Label = "−β/(1+β) = −1/2" }],
                    Legend =
                    [
                        new LegendEntry { Label = "eigenvalues L" },
                        .. counts.Select((count, i) => new LegendEntry { Label = $"{count}", Color = SeriesColor.Ordered(i / 3.0) }),
                        new LegendEntry { Label = "simulation", Color = SeriesColor.Neutral, Style = SeriesStyle.Markers, Interval = IntervalStyle.Band },
                        new LegendEntry { Label = "theory", Color = SeriesColor.Neutral },
                    ],
                },
            ],
        };
    }

    /// <summary>A fitted exponent against a parameter with its intervals, theory dashed.</summary>
    public static Figure Exponents()
    {
        double[] beta = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
        var noise = new Noise(2);
        double[] values = [.. beta.Select(b => b / (1 + b) + 0.02 * noise.Next())];
        return new Figure
        {
            Name = "exponents",
            Panels =
            [
                new Panel
                {
                    X = new Axis { Label = "spectrum exponent β" },
                    Y = new Axis { Label = "decay exponent γ_loss" },
                    Series =
                    [
                        new Series
                        {
                            Label = "theory",
                            Curve = Curve([.. Enumerable.Range(0, 101).Select(i => 0.2 + 0.019 * i)], b => b / (1 + b)),
                            Style = SeriesStyle.Dashed,
                            Color = SeriesColor.Categorical(0),
                        },
                        new Series
                        {
                            Label = "simulation",
                            Curve = new Curve(beta, values, [.. values.Select(v => v - 0.03)], [.. values.Select(v => v + 0.045)]),
                            Style = SeriesStyle.Markers,
                            Interval = IntervalStyle.Bars,
                            Color = SeriesColor.Categorical(1),
                            Marker = 1,
                        },
                    ],
                    Legend =
                    [
                        new LegendEntry { Label = "β/(1+β)", Color = SeriesColor.Categorical(0), Style = SeriesStyle.Dashed },
                        new LegendEntry
                        {
                            Label = "simulation (95 % interval)",
                            Color = SeriesColor.Categorical(1),
                            Style = SeriesStyle.Markers,
                            Interval = IntervalStyle.Bars,
                            Marker = 1,
                        },
                    ],
                },
            ],
        };
    }

    /// <summary>Two rows of two panels with different scales.</summary>
    public static Figure Panels() => new()
    {
        Name = "panels",
        Title = "Four views of one family",
        Columns = 2,
        Panels =
        [
            LearningCurves().Panels[0] with { Title = "ζ = 1" },
            Exponents().Panels[0],
            OrderedSweep().Panels[0] with { Title = "width" },
            new Panel
            {
                Title = "within one decade",
                X = new Axis { Label = "P", Scale = AxisScale.Log },
                Y = new Axis { Label = "λ_opt", Scale = AxisScale.Linear },
                Series =
                [
                    .. Enumerable.Range(0, 3).Select(i => new Series
                    {
                        Label = $"task {i}",
                        Curve = Curve(LogSpace(1.2, 7.5, 9), p => 2e-5 * (i + 1) * p),
                        Style = SeriesStyle.LineMarkers,
                        Color = SeriesColor.Categorical(i),
                        Marker = i,
                    }),
                ],
                Legend =
                [
                    .. Enumerable.Range(0, 3).Select(i => new LegendEntry
                    {
                        Label = $"task {i}",
                        Color = SeriesColor.Categorical(i),
                        Style = SeriesStyle.LineMarkers,
                        Marker = i,
                    }),
                ],
            },
        ],
    };

    /// <summary>Twelve widths with a shared envelope.</summary>
    public static Figure OrderedSweep()
    {
        const int count = 12;
        return new Figure
        {
            Name = "ordered-sweep",
            Panels =
            [
                new Panel
                {
                    X = new Axis { Label = "compute C", Scale = AxisScale.Log },
                    Y = new Axis { Label = "test loss", Scale = AxisScale.Log },
                    Series =
                    [
                        .. Enumerable.Range(0, count).Select(i => new Series
                        {
                            Label = $"width = {Math.Pow(2, i + 4)}",
                            Curve = Curve(LogSpace(1e2, 1e12, 400), c => Math.Pow(2, -0.6 * i) + 30 * Math.Pow(Math.Pow(2, i) / c, 0.35)),
                            Style = SeriesStyle.Line,
                            Color = SeriesColor.Ordered(i / (count - 1.0)),
                        }),
                    ],
                    Guides = [new Guide { Exponent = -0.2211, X = 1e7, Y = 0.2, Label = "C^{−0.22}", From = 1e4, To = 1e10 }],
                    Legend =
                    [
                        new LegendEntry { Label = "width" },
                        .. new[] { 0, 3, 6, 9, 11 }.Select(i => new LegendEntry
                        {
                            Label = $"{Math.Pow(2, i + 4)}",
                            Color = SeriesColor.Ordered(i / (count - 1.0)),
                        }),
                    ],
                },
            ],
        };
    }

    /// <summary>Curves everywhere: the legend has to stand outside.</summary>
    public static Figure Crowded() => new()
    {
        Name = "crowded",
        Panels =
        [
            new Panel
            {
                X = new Axis { Label = "time t" },
                Y = new Axis { Label = "overlap R_{ij}", Minimum = -1.05, Maximum = 1.05 },
                Series =
                [
                    .. Enumerable.Range(0, 7).Select(i => new Series
                    {
                        Label = $"k = {i}",
                        Curve = Curve([.. Enumerable.Range(0, 2001).Select(t => t * 0.01)], t => Math.Cos((i + 1) * t / 3 + i)),
                        Style = (SeriesStyle)(i % 3),
                        Color = SeriesColor.Categorical(i),
                    }),
                ],
                Legend =
                [
                    .. Enumerable.Range(0, 7).Select(i => new LegendEntry
                    {
                        Label = $"k = {i}",
                        Color = SeriesColor.Categorical(i),
                        Style = (SeriesStyle)(i % 3),
                    }),
                ],
            },
        ],
    };

    /// <summary>Values and interval ends that a logarithmic axis cannot show.</summary>
    public static Figure NegativeValues()
    {
        double[] x = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
        double[] y = [1, 0.5, 0.3, 0.12, -0.02, 0.05, 0.02, double.NaN, 0.008, 0.004];
        return new Figure
        {
            Name = "negative-values",
            Panels =
            [
                new Panel
                {
                    X = new Axis { Label = "N", Scale = AxisScale.Log },
                    Y = new Axis { Label = "excess loss", Scale = AxisScale.Log },
                    Series =
                    [
                        new Series
                        {
                            Label = "band",
                            Curve = new Curve(x, y, [.. y.Select(v => v - 0.06)], [.. y.Select(v => v + 0.06)]),
                            Style = SeriesStyle.LineMarkers,
                            Interval = IntervalStyle.Band,
                            Color = SeriesColor.Categorical(0),
                        },
                        new Series
                        {
                            Label = "bars",
                            Curve = new Curve(x, [.. y.Select(v => 3 * v)], [.. y.Select(v => 3 * v - 0.1)], [.. y.Select(v => 3 * v + 0.1)]),
                            Style = SeriesStyle.Markers,
                            Interval = IntervalStyle.Bars,
                            Color = SeriesColor.Categorical(1),
                            Marker = 3,
                        },
                    ],
                    Legend =
                    [
                        new LegendEntry { Label = "band", Color = SeriesColor.Categorical(0), Style = SeriesStyle.LineMarkers, Interval = IntervalStyle.Band },
                        new LegendEntry { Label = "bars", Color = SeriesColor.Categorical(1), Style = SeriesStyle.Markers, Interval = IntervalStyle.Bars, Marker = 3 },
                    ],
                },
            ],
        };
    }

    public static double[] LogSpace(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from * Math.Pow(to / from, i / (count - 1.0)))];

    public static Curve Curve(double[] x, Func<double, double> law) => new(x, [.. x.Select(law)]);

    private static Curve Curve(double[] x, Func<double, double> law, double error, Noise noise)
    {
        double[] y = [.. x.Select(t => law(t) * Math.Exp(0.5 * error * noise.Next()))];
        return new Curve(x, y, [.. y.Select(v => v * (1 - error))], [.. y.Select(v => v * (1 + error))]);
    }

    private static double Plateau(double t, double escape) =>
        0.17 * Math.Exp(-t) + 0.02 / (1 + Math.Pow(t / escape, 2)) + 0.012 / Math.Sqrt(1 + t / 2) * (t / (t + escape));

    /// <summary>Uniform in [−1, 1]; the same on every platform.</summary>
    private sealed class Noise(uint seed)
    {
        private uint _state = seed;

        public double Next() => (_state = _state * 1664525 + 1013904223) / 2147483648.0 - 1;
    }
}
