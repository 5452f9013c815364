using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting.Figures;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

public sealed class FigureBuilderTests
{
    private static readonly SeriesSpecification Simulation = new()
    {
        Of = "simulation",
        Y = "test-loss",
        By = "eigenvalues",
        Style = SeriesStyle.Markers,
        Interval = IntervalStyle.Band,
        When = _ => true,
    };

    private static readonly SeriesSpecification Theory = Simulation with { Of = "theory", Style = SeriesStyle.Line, Interval = IntervalStyle.None };

    [Fact]
    public void A_swept_number_has_one_colour_by_rank_in_all_series()
    {
        var panel = Build(Simulation, Theory with { When = point => point[0].Value.Number > 1 }).Figure.Panels[0];
        Assert.Equal(
            ["simulation, eigenvalues = 8", "simulation, eigenvalues = 1", "simulation, eigenvalues = 4", "simulation, eigenvalues = 2",
                "theory, eigenvalues = 8", "theory, eigenvalues = 4", "theory, eigenvalues = 2"],
            panel.Series.Select(series => series.Label));
        Assert.Equal([1, 0, 2 / 3.0, 1 / 3.0, 1, 2 / 3.0, 1 / 3.0], panel.Series.Select(series => series.Color.Fraction));
        Assert.All(panel.Series, series => Assert.Equal(SeriesColorKind.Ordered, series.Color.Kind));
    }

    [Fact]
    public void The_legend_says_colours_once_and_then_the_kinds()
    {
        var legend = Build(Simulation, Theory with { Label = "theory, Eq. 7" }).Figure.Panels[0].Legend;
        Assert.Equal(["eigenvalues", "1", "2", "4", "8", "simulation", "theory, Eq. 7"], legend.Select(entry => entry.Label));
        Assert.Null(legend[0].Color);
        Assert.Equal([0, 1 / 3.0, 2 / 3.0, 1], legend.Skip(1).Take(4).Select(entry => entry.Color!.Value.Fraction));
        Assert.All(legend.Skip(5), entry => Assert.Equal(SeriesColorKind.Neutral, entry.Color!.Value.Kind));
        Assert.Equal((SeriesStyle.Markers, IntervalStyle.Band), (legend[5].Style, legend[5].Interval));
        Assert.Equal(SeriesStyle.Line, legend[6].Style);
    }

    [Fact]
    public void A_long_sweep_is_told_by_five_values()
    {
        var families = new SampleFamilies { Eigenvalues = [.. Enumerable.Range(0, 12).Select(i => Math.Pow(2, i + 6))] };
        var legend = Build(families, Simulation).Figure.Panels[0].Legend;
        Assert.Equal(["eigenvalues", "64", "512", "4096", "16384", "131072"], legend.Select(entry => entry.Label));
        Assert.All(legend.Skip(1), entry => Assert.Equal(SeriesStyle.Markers, entry.Style));
    }

    [Fact]
    public void A_single_curve_needs_no_legend_unless_it_is_named()
    {
        var plain = new SeriesSpecification { Of = "escape", Y = "escape-time", When = _ => true };
        Assert.Empty(Build(plain).Figure.Panels[0].Legend);
        Assert.Equal("measured", Assert.Single(Build(plain with { Label = "measured" }).Figure.Panels[0].Legend).Label);
        Assert.Equal(["eigenvalues = 8"], Build(new SampleFamilies { Eigenvalues = [8] }, Simulation).Figure.Panels[0].Legend.Select(entry => entry.Label));
    }

    [Fact]
    public void Swept_names_stand_in_the_legend_as_the_figure_calls_them()
    {
        FigureSpecification specification = new()
        {
            Name = "f",
            Names = new Dictionary<string, string> { ["eigenvalues"] = "L_{β}" },
            Panels = [new PanelSpecification { X = new Axis(), Y = new Axis(), Series = [Simulation] }],
        };
        var panel = new FigureBuilder(new SampleFamilies()).Build(specification).Figure.Panels[0];
        Assert.Equal("L_{β}", panel.Legend[0].Label);
        Assert.All(panel.Series, series => Assert.Contains(", L_{β} = ", series.Label, StringComparison.Ordinal));
        Assert.Equal(
            ["L_{β} = 8"],
            new FigureBuilder(new SampleFamilies { Eigenvalues = [8] }).Build(specification).Figure.Panels[0].Legend.Select(entry => entry.Label));
    }

    [Fact]
    public void Words_and_entries_without_a_sweep_get_categorical_colours_and_marker_shapes()
    {
        var words = Build(Simulation with { Of = "activations", By = "activation" }).Figure.Panels[0];
        Assert.Equal([SeriesColor.Categorical(0), SeriesColor.Categorical(1)], words.Series.Select(series => series.Color));
        Assert.Equal([0, 1], words.Series.Select(series => series.Marker));
        Assert.Equal(["activation", "erf", "relu"], words.Legend.Select(entry => entry.Label));

        var entries = Build(Theory with { By = null }, Simulation with { By = null }, Simulation with { By = null, Y = "other" }).Figure.Panels[0];
        Assert.Equal([0, 1, 2], entries.Series.Select(series => series.Color.Index).Distinct());
        Assert.Equal([0, 1], entries.Series.Where(series => series.Style == SeriesStyle.Markers).Select(series => series.Marker).Distinct());
        Assert.Equal(["theory", "simulation: test-loss", "simulation: other"], entries.Legend.Select(entry => entry.Label));
    }

    [Fact]
    public void Replicas_become_a_mean_with_one_standard_error()
    {
        var built = Build(new SampleFamilies { Eigenvalues = [1] }, Simulation);
        var curve = built.Figure.Panels[0].Series[0].Curve;
        Assert.Equal(3, curve.Y[1]);
        // Values 2, 3, 4: standard deviation 1, error 1/sqrt(3).
        Assert.Equal(3 - 1 / Math.Sqrt(3), curve.Low[1], 12);
        Assert.Equal(3 + 1 / Math.Sqrt(3), curve.High[1], 12);
        Assert.Contains("simulation: mean of 3 replicas; bands show one standard error of the mean.", built.Notes);
    }

    [Fact]
    public void Findings_can_be_drawn_with_their_fits()
    {
        var built = Build(new SeriesSpecification { Of = "fit", By = "eigenvalues", Style = SeriesStyle.Dashed, When = _ => true });
        var series = Assert.Single(built.Figure.Panels[0].Series);
        Assert.Equal("fit, eigenvalues = 8", series.Label);
        Assert.Equal(2, series.Curve.Count);
    }

    [Fact]
    public void Axes_are_named_after_what_they_show_unless_the_file_names_them()
    {
        var panel = Build(Simulation, Theory).Figure.Panels[0];
        Assert.Equal(("alpha", "test-loss"), (panel.X.Label, panel.Y.Label));
        var named = Build(new SampleFamilies(), new Axis { Label = "α" }, new Axis { Label = "ε_g", Scale = AxisScale.Log }, Simulation).Figure.Panels[0];
        Assert.Equal(("α", "ε_g", AxisScale.Log), (named.X.Label, named.Y.Label, named.Y.Scale));
    }

    [Fact]
    public void Points_that_cannot_be_drawn_are_reported_by_series()
    {
        var log = new Axis { Scale = AxisScale.Log };
        var notes = Build(new SampleFamilies { Eigenvalues = [1], Replicas = 1 }, log, log, Simulation, Simulation with { Of = "escape", By = null }).Notes;
        Assert.Equal(
            [
                "simulation: a single replica has no standard error, so no intervals are drawn.",
                "escape: bands show the intervals of the findings.",
                "simulation, eigenvalues = 1: 3 of 4 points left out (1 not a finite number; 1 x not positive on a logarithmic axis; "
                    + "1 y not positive on a logarithmic axis).",
                "escape: 1 of 3 intervals reach zero or below and are drawn to the lower border.",
            ],
            notes);
    }

    [Fact]
    public void Curves_that_look_alike_are_told()
    {
        const string Told = "simulation: curves of one colour differ in eigenvalues; colour them with 'by:', or draw fewer with 'when:'.";
        Assert.Contains(Told, Build(Simulation with { By = null }).Notes);
        Assert.DoesNotContain(Told, Build(Simulation).Notes);
    }

    [Fact]
    public void Nothing_to_draw_is_said()
    {
        var built = Build(Simulation with { Of = "nowhere" });
        Assert.Empty(built.Figure.Panels[0].Series);
        Assert.Empty(built.Figure.Panels[0].Legend);
        Assert.Equal(["nowhere: no finished run or finding to draw."], built.Notes);
    }

    [Fact]
    public void Many_notes_of_one_kind_are_cut_short()
    {
        var families = new SampleFamilies { Eigenvalues = [.. Enumerable.Range(1, 20).Select(i => (double)i)], Replicas = 1 };
        var notes = Build(families, Theory).Notes;
        Assert.Equal(7, notes.Count);
        Assert.Equal("the same holds for points of 14 further series.", notes[^1]);
    }

    private static BuiltFigure Build(params SeriesSpecification[] series) => Build(new SampleFamilies(), series);

    private static BuiltFigure Build(SampleFamilies families, params SeriesSpecification[] series) => Build(families, new Axis(), new Axis(), series);

    private static BuiltFigure Build(SampleFamilies families, Axis x, Axis y, params SeriesSpecification[] series) =>
        new FigureBuilder(families).Build(new FigureSpecification { Name = "f", Panels = [new PanelSpecification { X = x, Y = y, Series = series }] });
}
