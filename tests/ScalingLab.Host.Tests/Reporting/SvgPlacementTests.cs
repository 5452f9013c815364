using ScalingLab.Host.Reporting.Svg;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

public sealed class SvgPlacementTests
{
    public static TheoryData<string> Samples() => [.. SampleFigures.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_legend_covers_nothing_that_is_drawn(string name)
    {
        foreach (var placed in FigureLayout.Create(SampleFigures.All[name]()).Panels)
        {
            var scene = placed.Scene;
            if (scene.Legend is not { } legend) continue;
            var box = new SvgBox(legend.X, legend.Y, legend.Block.Width, legend.Block.Height);
            Assert.DoesNotContain(Drawn(scene), point => StrokeClipping.Contains(box, point));
            Assert.True(legend.IsOutside ? legend.X > scene.Width : box.Right < scene.Width && box.Bottom < scene.Height);
        }
    }

    [Fact]
    public void A_legend_without_room_stands_outside_and_widens_the_figure()
    {
        var crowded = FigureLayout.Create(SampleFigures.Crowded());
        var legend = crowded.Panels[0].Scene.Legend!;
        Assert.True(legend.IsOutside);
        Assert.True(crowded.Panels[0].X + legend.X + legend.Block.Width < crowded.Width);
        Assert.False(FigureLayout.Create(SampleFigures.LearningCurves()).Panels[0].Scene.Legend!.IsOutside);
    }

    [Theory]
    [InlineData("learning-curves")]
    [InlineData("ordered-sweep")]
    public void A_guide_label_stands_beside_its_line_and_on_nothing(string name)
    {
        var scene = FigureLayout.Create(SampleFigures.All[name]()).Panels[0].Scene;
        var label = Assert.Single(scene.Guides).Label!.Value;
        var samples = label.Samples(1).ToArray();
        Assert.All(samples, point => Assert.True(StrokeClipping.Contains(new SvgBox(0, 0, scene.Width, scene.Height), point)));
        Assert.DoesNotContain(Drawn(scene).Concat(Dense(scene.Guides[0].Strokes)), drawn => samples.Any(point => Near(point, drawn, 1)));
        Assert.Contains(Dense(scene.Guides[0].Strokes), drawn => Near(label.Baseline, drawn, 20));
    }

    [Fact]
    public void Frames_of_a_grid_are_aligned()
    {
        var panels = FigureLayout.Create(SampleFigures.Panels()).Panels;
        Assert.Equal(panels[0].X, panels[2].X);
        Assert.Equal(panels[1].X, panels[3].X);
        Assert.Equal(panels[0].Y, panels[1].Y);
        Assert.Equal(panels[2].Y, panels[3].Y);
        Assert.Equal(["(a)", "(b)", "(c)", "(d)"], panels.Select(panel => panel.Letter));
    }

    [Fact]
    public void Limits_of_the_file_are_kept_and_what_lies_outside_is_told()
    {
        var panel = SampleFigures.Exponents().Panels[0];
        var figure = new Figure
        {
            Name = "f",
            Panels = [panel with { X = new Axis { Minimum = 0.6, Maximum = 1.4 }, Guides = [new Guide { Exponent = 0, X = 1, Y = 50, Label = "far" }] }],
        };
        var scene = FigureLayout.Create(figure).Panels[0].Scene;
        Assert.Equal(3, scene.Series[1].Markers.Count);
        Assert.All(scene.Series[1].Markers, marker => Assert.InRange(marker.X, 0, scene.Width));
        var notes = SvgNotes.Of(figure);
        Assert.Contains(notes, note => note.StartsWith("points outside the limits of the axes: ", StringComparison.Ordinal));
        Assert.Contains("a guide of slope 0 does not meet the panel.", notes);
    }

    [Fact]
    public void A_long_curve_becomes_small_and_keeps_its_extremes()
    {
        double[] x = [.. Enumerable.Range(0, 100_000).Select(i => (double)i)];
        double[] y = [.. x.Select(t => t == 31_415 ? 5 : Math.Sin(t / 7))];
        var figure = new Figure
        {
            Name = "f",
            Panels =
            [
                new Panel
                {
                    X = new Axis(),
                    Y = new Axis(),
                    Series = [new Series { Label = "noise", Curve = new Curve(x, y), Style = SeriesStyle.LineMarkers, Color = SeriesColor.Neutral }],
                },
            ],
        };
        var shape = FigureLayout.Create(figure).Panels[0].Scene.Series[0];
        Assert.InRange(shape.Strokes.Sum(stroke => stroke.Count), 100, 4 * 900);
        Assert.InRange(shape.Markers.Count, 20, 60);
        double highest = shape.Strokes.SelectMany(stroke => stroke).Min(point => point.Y);
        Assert.Single(shape.Strokes.SelectMany(stroke => stroke), point => point.Y < highest + 20);
        Assert.Equal(["markers that would cover each other are left out on 1 of 1 curves."], SvgNotes.Of(figure));
    }

    [Fact]
    public void Simplified_lines_stay_within_a_tenth_of_a_unit()
    {
        SvgPoint[] circle = [.. Enumerable.Range(0, 5001).Select(i => new SvgPoint(100 * Math.Cos(i * 1e-3), 100 * Math.Sin(i * 1e-3)))];
        var simple = StrokeSimplification.Simplify(circle);
        Assert.InRange(simple.Count, 20, 200);
        for (int i = 1; i < simple.Count; i++)
        {
            // The middle of a chord is where a circle is farthest from it.
            double middle = Math.Sqrt(Math.Pow((simple[i].X + simple[i - 1].X) / 2, 2) + Math.Pow((simple[i].Y + simple[i - 1].Y) / 2, 2));
            Assert.InRange(100 - middle, 0, 0.1);
        }
    }

    [Fact]
    public void Clipping_cuts_where_the_line_crosses_the_box()
    {
        var parts = StrokeClipping.Clip([new(-10, 5), new(20, 5), new(20, -10), new(5, 5)], new SvgBox(0, 0, 10, 10)).ToArray();
        Assert.Equal(2, parts.Length);
        Assert.Equal([new(0, 5), new(10, 5)], parts[0]);
        Assert.Equal([new(10, 0), new(5, 5)], parts[1]);
    }

    private static bool Near(SvgPoint a, SvgPoint b, double distance) => Math.Abs(a.X - b.X) < distance && Math.Abs(a.Y - b.Y) < distance;

    private static IEnumerable<SvgPoint> Drawn(PanelScene scene) => scene.Series.SelectMany(shape =>
        Dense(shape.Strokes).Concat(shape.Markers).Concat(shape.Bars.SelectMany(bar => Dense([[new(bar.X, bar.Top), new(bar.X, bar.Bottom)]]))));

    private static IEnumerable<SvgPoint> Dense(IEnumerable<IReadOnlyList<SvgPoint>> strokes) =>
        from stroke in strokes
        from i in Enumerable.Range(1, stroke.Count - 1)
        from step in Enumerable.Range(0, 65)
        select new SvgPoint(
            stroke[i - 1].X + (stroke[i].X - stroke[i - 1].X) * step / 64,
            stroke[i - 1].Y + (stroke[i].Y - stroke[i - 1].Y) * step / 64);
}
