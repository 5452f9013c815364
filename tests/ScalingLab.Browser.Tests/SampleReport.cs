using System.Globalization;
using ScalingLab.Host.Analysis;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Reporting.Html;
using ScalingLab.Host.Reporting.Svg;
using ScalingLab.Sdk;

namespace ScalingLab.Browser.Tests;

/// <summary>A report as large as the largest that must stay small: one panel with twenty curves of 200 points, and two panels with unlike axes.</summary>
internal static class SampleReport
{
    public const int Curves = 20;
    public const int Points = 200;

    /// <summary>The loss of curve k at the i-th point: a power law with an exponent of its own, 100 times apart at the right end.</summary>
    public static double Loss(int curve, int point) => Math.Pow(Time(point), -0.2 - (0.05 * curve));

    public static double Time(int point) => Math.Pow(10, 4.0 * point / (Points - 1));

    public static byte[] Page()
    {
        using MemoryStream page = new();
        HtmlReport.Write(
            new ReportContents
            {
                ExperimentId = "many-curves",
                Title = "Twenty curves",
                Counts = new RunCounts(20, 0, 0),
                Figures = [Drawn(Single()), Drawn(Panels())],
                Findings =
                [
                    new JudgedFinding("compute-optimal-frontier", new Finding { Name = "exponent", Point = ParameterPoint.Empty, Value = -0.5, Low = -0.6, High = -0.4 }, new Expectation(-0.5, 0.1), Verdict.Agrees) { IsAnswer = true },
                    new JudgedFinding("compute-optimal-frontier", new Finding { Name = "amplitude", Point = ParameterPoint.Empty, Value = 2 }, null, Verdict.NotJudged),
                ],
                YamlFile = "many-curves.yaml",
                YamlText = "experiment: many-curves\n",
            },
            page);
        return page.ToArray();
    }

    private static Figure Single() => new()
    {
        Name = "learning-curves",
        Panels =
        [
            new Panel
            {
                X = new Axis { Label = "t", Scale = AxisScale.Log },
                Y = new Axis { Label = "ε_g", Scale = AxisScale.Log },
                Series = [.. Enumerable.Range(0, Curves).Select(Series)],
            },
        ],
    };

    private static Figure Panels() => new()
    {
        Name = "two-panels",
        Title = "Unlike axes",
        Columns = 2,
        Panels =
        [
            new Panel { X = new Axis { Label = "t", Scale = AxisScale.Log }, Y = new Axis { Label = "ε_g", Scale = AxisScale.Log }, Series = [Series(3)] },
            new Panel
            {
                X = new Axis { Label = "k" },
                Y = new Axis { Label = "R" },
                Series = [new Series { Label = "overlap", Curve = new Curve([1, 2, 3], [-0.5, 0.25, 0.75]), Style = SeriesStyle.LineMarkers, Color = SeriesColor.Categorical(1) }],
            },
        ],
    };

    private static Series Series(int curve)
    {
        double[] x = [.. Enumerable.Range(0, Points).Select(Time)], y = [.. Enumerable.Range(0, Points).Select(i => Loss(curve, i))];
        return new Series
        {
            Label = string.Create(CultureInfo.InvariantCulture, $"simulation, width = {curve}"),
            Curve = new Curve(x, y, [.. y.Select(value => 0.9 * value)], [.. y.Select(value => 1.1 * value)]),
            Style = curve % 2 == 0 ? SeriesStyle.Line : SeriesStyle.LineMarkers,
            Interval = IntervalStyle.Band,
            Color = SeriesColor.Ordered(curve / (double)(Curves - 1)),
        };
    }

    private static ReportFigure Drawn(Figure figure)
    {
        using MemoryStream content = new();
        new SvgRenderer().Render(figure, content);
        return new ReportFigure { Name = figure.Name, Title = figure.Title, Extension = "svg", Content = content.ToArray(), Model = figure };
    }
}
