namespace ScalingLab.CurveAnalysis;

/// <summary>A plateau of a curve and when the curve has left it.</summary>
/// <param name="Height">Value where the curve is flattest, or the given one.</param>
/// <param name="Start">Where the flat stretch starts.</param>
/// <param name="End">Where the flat stretch ends.</param>
/// <param name="Escape">Where the curve has fallen to the fraction of the height.</param>
internal sealed record Plateau(double Height, double Start, double End, double Escape);
