using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>Reports what is wrong with an expression at its place in the file.</summary>
internal static class ExpressionDiagnostics
{
    public static void Add(this DiagnosticBag diagnostics, ScalarNode node, ExpressionException exception)
    {
        if (exception.IsReported) return;
        ScalarNode at = exception.Node ?? node;
        diagnostics.Add(at.SpanAt(exception.Offset, exception.Length), at.Path, exception.Message, exception.Remedy);
    }

    public static void AddAtPoint(this DiagnosticBag diagnostics, ScalarNode node, ExpressionException exception, string point)
    {
        if (exception.IsReported) return;
        ScalarNode at = exception.Node ?? node;
        diagnostics.AddAtPoint(at.SpanAt(exception.Offset, exception.Length), at.Path, exception.Message, exception.Remedy, point);
    }
}
