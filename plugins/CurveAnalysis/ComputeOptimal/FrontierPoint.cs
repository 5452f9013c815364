namespace ScalingLab.CurveAnalysis;

/// <summary>The best that can be done with some compute.</summary>
/// <param name="Compute">C.</param>
/// <param name="Loss">L*(C).</param>
/// <param name="Size">N*(C).</param>
internal sealed record FrontierPoint(double Compute, double Loss, double Size);
