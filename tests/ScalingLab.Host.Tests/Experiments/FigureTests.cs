using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Figures as specified.</summary>
public sealed class FigureTests
{
    [Fact]
    public void The_short_form_is_one_panel()
    {
        FigureSpecification figure = Assert.Single(Sample.Valid(Sample.Text).Figures);
        PanelSpecification panel = Assert.Single(figure.Panels);
        Assert.Equal(("learning-curves", 1), (figure.Name, figure.Columns));
        Assert.Equal(new Axis { Label = "α = p/N", Scale = AxisScale.Log }, panel.X);
        Assert.Equal(("simulation", "test-loss", "eigenvalues", SeriesStyle.Markers, IntervalStyle.Band), Of(panel.Series[0]));
        Assert.Equal(("theory", "test-loss", "eigenvalues", SeriesStyle.Line, IntervalStyle.None), Of(panel.Series[1]));
        Assert.Equal(new Guide { Exponent = -0.5, X = 1000, Y = 1e-3, Label = "−β/(1+β)" }, Assert.Single(panel.Guides));
    }

    [Fact]
    public void Panels_share_the_axes_of_the_figure()
    {
        FigureSpecification figure = Sample.Valid(Drawn("""
              two:
                title: "β = ${beta}"
                x: { label: α, scale: log, min: 0.1, max: 1e3 }
                panels:
                  - { title: a, y: ε, series: [ { of: theory, observable: test-loss, when: "${eigenvalues > 2}" } ] }
                  - { series: [ { of: escape, y: escape-time, bars: interval, label: times } ], x: eigenvalues }
                  - { series: [ { of: escape, x: eigenvalues } ] }
                  - { series: [ { of: escape }, { of: theory, x: test-loss, y: "student-teacher[2,1]" } ] }
                columns: 2
            """)).Figures[0];
        Assert.Equal(("β = 1", 2, 4), (figure.Title, figure.Columns, figure.Panels.Count));
        Assert.Equal(new Axis { Label = "α", Scale = AxisScale.Log, Minimum = 0.1, Maximum = 1000 }, figure.Panels[0].X);
        Assert.Equal(("ε", "a"), (figure.Panels[0].Y.Label, figure.Panels[0].Title));
        Assert.Equal(("eigenvalues", "escape-time"), (figure.Panels[1].X.Label, figure.Panels[1].Y.Label));
        Assert.Equal(("escape", "escape-time", null, SeriesStyle.LineMarkers, IntervalStyle.Bars), Of(figure.Panels[1].Series[0]));
        Assert.Equal(("eigenvalues", "times"), (figure.Panels[1].Series[0].X, figure.Panels[1].Series[0].Label));
        Assert.Equal(("eigenvalues", "escape-time"), (figure.Panels[2].Series[0].X, figure.Panels[2].Series[0].Y));
        Assert.Equal((null, null), (figure.Panels[3].Series[0].X, figure.Panels[3].Series[0].Y));
        Assert.Equal(("test-loss", "student-teacher[2,1]"), (figure.Panels[3].Series[1].X, figure.Panels[3].Series[1].Y));
        var when = figure.Panels[0].Series[0].When;
        Assert.Equal([false, true], new[] { 2.0, 4.0 }.Select(value => when(new ParameterPoint([KeyValuePair.Create("eigenvalues", (ParameterValue)value)]))));
    }

    [Fact]
    public void Axes_without_labels_are_named_after_the_first_series()
    {
        PanelSpecification panel = Sample.Valid(Drawn("  one: { series: [ { of: theory, observable: test-loss } ] }")).Figures[0].Panels[0];
        Assert.Equal(("alpha", "test-loss"), (panel.X.Label, panel.Y.Label));
    }

    [Fact]
    public void A_figure_calls_swept_names_by_its_own_labels()
    {
        FigureSpecification figure = Sample.Valid(Drawn("  one: { names: { eigenvalues: 'L_{β}' }, series: [ { of: theory, observable: test-loss } ] }")).Figures[0];
        Assert.Equal([KeyValuePair.Create("eigenvalues", "L_{β}")], figure.Names);
    }

    private static (string, string?, string?, SeriesStyle, IntervalStyle) Of(SeriesSpecification series) => (series.Of, series.Y, series.By, series.Style, series.Interval);

    private static string Drawn(string figures) => Sample.Text[..Sample.Text.IndexOf("figures:", StringComparison.Ordinal)] + "figures:\n" + figures;
}
