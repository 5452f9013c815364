namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A guide line in the coordinates of its frame.</summary>
/// <param name="Strokes">What is visible of it.</param>
/// <param name="Label">Its label; <see langword="null"/> when it has none or is not visible.</param>
internal sealed record GuideShape(IReadOnlyList<IReadOnlyList<SvgPoint>> Strokes, TurnedText? Label);
