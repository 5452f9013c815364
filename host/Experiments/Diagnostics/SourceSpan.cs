namespace ScalingLab.Host.Experiments.Diagnostics;

/// <summary>A place in a source text.</summary>
/// <param name="Source">The text.</param>
/// <param name="Line">From 1; 0 for the text as a whole.</param>
/// <param name="Column">From 1.</param>
/// <param name="Length">Number of characters on that line, at least 1.</param>
internal readonly record struct SourceSpan(SourceText Source, int Line, int Column, int Length)
{
    public static SourceSpan Whole(SourceText source) => new(source, 0, 0, 0);
}
