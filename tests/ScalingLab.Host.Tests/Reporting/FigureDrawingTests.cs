using ScalingLab.Host.Analysis;
using ScalingLab.Host.Cli;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Plugins;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;
using ScalingLab.Host.Tests.Execution;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

/// <summary>Which renderer draws, and what becomes of the report when it cannot.</summary>
public sealed class FigureDrawingTests : IDisposable
{
    private const string Text = """
        experiment: lines
        runs: { lines: { model: line, until: 10, at: [1, 2, 5, 10], observe: [loss] } }
        figures: { curves: { series: [ { of: lines, observable: test-loss } ] } }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Built_in_is_the_default_and_the_only_one_without_plugins()
    {
        Assert.Equal("svg", Drawn(new NoRenderers(), renderer: null));
        Assert.Contains("there is svg.", Assert.Throws<InputException>(() => Drawn(new NoRenderers(), "scottplot")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_renderer_of_ScottPlot_is_preferred_where_it_is_and_the_built_in_one_can_be_chosen()
    {
        Assert.Equal("test", Drawn(new Renderers<WorkingRenderer>(), renderer: null));
        Assert.Equal("svg", Drawn(new Renderers<WorkingRenderer>(), "svg"));
    }

    [Fact]
    public void A_renderer_that_fails_costs_no_figure_and_is_told()
    {
        StringWriter errors = new();
        Assert.Equal("svg", Drawn(new Renderers<FailingRenderer>(), renderer: null, errors));
        Assert.Equal(
            "slab: The renderer 'scottplot' of plugin drawing could not draw 'curves': DllNotFoundException: libSkiaSharp is missing. "
            + "The built-in renderer drew it; --renderer svg chooses that one.\n",
            errors.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>The extension of the file that is drawn.</summary>
    private string Drawn(IPlugin renderers, string? renderer, TextWriter? errors = null)
    {
        var catalog = PluginDiscovery.Load(
            new PluginSearch([]), new LoadContextPluginLoader(), [("slab", new BuiltInPlugin()), ("line", new LinePlugin()), ("drawing", renderers)]);
        var drawing = FigureDrawing.Create(catalog, renderer);
        var reading = ExperimentReader.ReadText("lines.yaml", Text, [], catalog);
        Assert.Empty(reading.Diagnostics);
        var experiment = reading.Experiment!;
        var plan = RunPlan.Create(experiment);
        var records = LineExperiment.Run(RunStore.Open(_folder.Path), plan).Records;
        foreach (string old in Directory.Exists(_folder.At("figures")) ? Directory.GetFiles(_folder.At("figures")) : []) File.Delete(old);
        var figure = Assert.Single(drawing.Draw(experiment, new ResultSet(experiment, plan, records), _folder.Path));
        drawing.TellProblems(new Terminal(TextWriter.Null, errors ?? TextWriter.Null, isInteractive: false));
        Assert.StartsWith("<svg ", System.Text.Encoding.UTF8.GetString(figure.Content.Span), StringComparison.Ordinal);
        return Path.GetExtension(Assert.Single(Directory.GetFiles(_folder.At("figures"))))[1..];
    }

    private sealed class NoRenderers : IPlugin
    {
        public void Register(IPluginRegistry registry) { }
    }

    private sealed class Renderers<T> : IPlugin
        where T : class, IFigureRenderer
    {
        public void Register(IPluginRegistry registry) => registry.AddFigureRenderer<T>("scottplot");
    }

    private sealed class WorkingRenderer : IFigureRenderer
    {
        public string Extension => "test";

        public void Render(Figure figure, Stream output) => output.WriteByte(1);
    }

    private sealed class FailingRenderer : IFigureRenderer
    {
        public string Extension => "png";

        public void Render(Figure figure, Stream output) => throw new TypeInitializationException("SkiaSharp.SKImageInfo", new DllNotFoundException("libSkiaSharp is missing."));
    }
}
