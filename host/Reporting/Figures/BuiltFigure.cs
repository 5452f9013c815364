using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>A figure with what its reader must be told.</summary>
/// <param name="Figure">The figure, ready to be rendered.</param>
/// <param name="Notes">Sentences for the caption, plain text: points left out, what the bands mean.</param>
internal sealed record BuiltFigure(Figure Figure, IReadOnlyList<string> Notes);
