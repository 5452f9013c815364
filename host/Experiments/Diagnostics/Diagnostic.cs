namespace ScalingLab.Host.Experiments.Diagnostics;

/// <summary>One problem of an experiment file.</summary>
/// <param name="Span">Where it is.</param>
/// <param name="Path">Where it is in the document: <c>runs.simulation.model.learning-rate</c>; empty for the document as a whole.</param>
/// <param name="Message">What is wrong, a sentence.</param>
/// <param name="Remedy">What to do, a sentence; empty when the message says it.</param>
internal sealed record Diagnostic(SourceSpan Span, string Path, string Message, string Remedy)
{
    /// <summary>The file, or <c>--set</c>.</summary>
    public string File => Span.Source.Label;

    public int Line => Span.Line;

    public int Column => Span.Column;
}
