using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>The evaluation of templates at one point, or without a point for what does not depend on it.</summary>
internal sealed class Evaluation(Scope scope, NameTable names, DiagnosticBag diagnostics)
{
    public Scope Scope { get; } = scope;

    public void Report(YamlNode node, ulong dependencies, string message, string remedy = "") =>
        diagnostics.AddAtPoint(node.Span, node.Path, message, remedy, PointText(dependencies));

    public void Report(ScalarNode node, ulong dependencies, ExpressionException exception) =>
        diagnostics.AddAtPoint(node, exception, PointText(dependencies));

    private string PointText(ulong dependencies)
    {
        if (dependencies == 0) return "";
        HashSet<string> relevant = [.. names.NamesIn(dependencies)];
        return string.Join(", ", Scope.Point.Where(value => relevant.Contains(value.Key)).Select(value => $"{value.Key} = {value.Value}"));
    }
}
