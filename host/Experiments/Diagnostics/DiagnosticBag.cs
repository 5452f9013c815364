using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Diagnostics;

/// <summary>Collects problems. A block that inherits a faulty value by <c>like</c> does not report it again.</summary>
internal sealed class DiagnosticBag
{
    private readonly Lock _lock = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<(SourceSpan, string)> _seen = [];
    private readonly HashSet<SourceSpan> _seenAtSomePoint = [];

    public int Count
    {
        get
        {
            lock (_lock) return _diagnostics.Count;
        }
    }

    public void Add(SourceSpan span, string path, string message, string remedy = "")
    {
        lock (_lock)
        {
            if (_seen.Add((span, message))) _diagnostics.Add(new Diagnostic(span, path, message, remedy));
        }
    }

    public void Add(YamlNode node, string message, string remedy = "") => Add(node.Span, node.Path, message, remedy);

    /// <summary>A problem that shows at one point of the sweep; the same place is reported for the first such point only.</summary>
    public void AddAtPoint(SourceSpan span, string path, string message, string remedy, string point)
    {
        lock (_lock)
        {
            if (!_seenAtSomePoint.Add(span)) return;
        }

        Add(span, path, point.Length == 0 ? message : $"{message.TrimEnd('.')} (at {point}).", remedy);
    }

    /// <summary>All problems in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Sorted()
    {
        lock (_lock)
        {
            return
            [
                .. _diagnostics
                    .OrderBy(diagnostic => diagnostic.Span.Source.Order)
                    .ThenBy(diagnostic => diagnostic.Line)
                    .ThenBy(diagnostic => diagnostic.Column)
                    .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
            ];
        }
    }
}
