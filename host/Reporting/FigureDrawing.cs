using ScalingLab.Host.Analysis;
using ScalingLab.Host.Cli;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting.Figures;
using ScalingLab.Host.Reporting.Svg;
using ScalingLab.Host.Store;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting;

/// <summary>Builds the figures of an experiment and writes them with the chosen renderer.</summary>
internal sealed class FigureDrawing
{
    /// <summary>What draws when nothing is asked for: the first that is there.</summary>
    private static readonly string[] Preferred = ["scottplot", "svg"];

    private readonly Component _renderer;
    private readonly List<string> _problems = [];

    private FigureDrawing(Component renderer) => _renderer = renderer;

    /// <param name="catalog">What is loaded.</param>
    /// <param name="renderer">The name of a renderer; <see langword="null"/> for the preferred one.</param>
    /// <exception cref="InputException">No plugin brings this renderer.</exception>
    public static FigureDrawing Create(ComponentCatalog catalog, string? renderer)
    {
        string name = renderer ?? Preferred.First(preferred => catalog.Find(ComponentKind.FigureRenderer, preferred) is not null);
        return new(catalog.Find(ComponentKind.FigureRenderer, name) ?? throw new InputException(
            $"There is no figure renderer '{name}'; there is {string.Join(", ", catalog.OfKind(ComponentKind.FigureRenderer).Select(known => known.Name))}."));
    }

    /// <summary>Writes <c>figures/*</c> and returns the figures as the report shows them: always as SVG, whatever the renderer.</summary>
    public IReadOnlyList<ReportFigure> Draw(Experiment experiment, ResultSet results, string root)
    {
        if (experiment.Figures.Count == 0) return [];
        string folder = Path.Combine(root, "figures");
        Directory.CreateDirectory(folder);
        FigureBuilder builder = new(results);
        List<ReportFigure> figures = [];
        foreach (var specification in experiment.Figures)
        {
            var built = builder.Build(specification);
            byte[] svg = AsSvg(built.Figure);
            var (extension, content) = _renderer.Type == typeof(SvgRenderer) ? ("svg", svg) : Render(built.Figure, specification.Name) ?? ("svg", svg);
            AtomicFile.Replace(Path.Combine(folder, $"{specification.Name}.{extension}"), stream => stream.Write(content));
            figures.Add(new ReportFigure
            {
                Name = specification.Name,
                Title = specification.Title,
                Extension = "svg",
                Content = svg,
                Model = built.Figure,
                Notes = [.. built.Notes, .. SvgNotes.Of(built.Figure)],
            });
        }

        return figures;
    }

    /// <summary>The figures as the report would show them now; writes nothing.</summary>
    public static IReadOnlyList<ReportFigure> Preview(Experiment experiment, ResultSet results)
    {
        FigureBuilder builder = new(results);
        List<ReportFigure> figures = [];
        foreach (var specification in experiment.Figures)
        {
            var built = builder.Build(specification);
            figures.Add(new ReportFigure
            {
                Name = specification.Name,
                Title = specification.Title,
                Extension = "svg",
                Content = AsSvg(built.Figure),
                Model = built.Figure,
                Notes = [.. built.Notes, .. SvgNotes.Of(built.Figure)],
            });
        }

        return figures;
    }

    /// <summary>Tells which figures the renderer failed at since it was asked last.</summary>
    public void TellProblems(Terminal terminal)
    {
        foreach (string problem in _problems) terminal.Error.WriteLine($"slab: {problem}");
        _problems.Clear();
    }

    /// <summary>The file that the renderer makes; <see langword="null"/> when it fails, since a defect of a plugin must not cost the report.</summary>
    private (string Extension, byte[] Content)? Render(Figure figure, string name)
    {
        try
        {
            using ComponentScope<IFigureRenderer> scope = new(_renderer);
            using MemoryStream content = new();
            scope.Instance.Render(figure, content);
            return (scope.Instance.Extension, content.ToArray());
        }
        catch (Exception exception)
        {
            var cause = exception.GetBaseException();
            _problems.Add($"The renderer '{_renderer.Name}' of plugin {_renderer.Plugin.Name} could not draw '{name}': {cause.GetType().Name}: {cause.Message} The built-in renderer drew it; --renderer svg chooses that one.");
            return null;
        }
    }

    private static byte[] AsSvg(Figure figure)
    {
        using MemoryStream content = new();
        new SvgRenderer().Render(figure, content);
        return content.ToArray();
    }
}
