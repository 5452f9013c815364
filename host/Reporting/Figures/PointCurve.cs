using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>What is drawn for one point of a sweep.</summary>
/// <param name="Point">The point.</param>
/// <param name="Curve">The mean over replicas, or the curve of a finding.</param>
/// <param name="Replicas">How many replicas the mean is over.</param>
/// <param name="Unshared">Abscissas that not all replicas have and that the mean therefore lacks.</param>
internal sealed record PointCurve(ParameterPoint Point, Curve Curve, int Replicas, int Unshared)
{
    public static PointCurve Of(CurveGroup group)
    {
        var mean = group.Average();
        return new PointCurve(group.Point, mean, group.Replicas.Count, group.Replicas.Max(curve => curve.Count) - mean.Count);
    }
}
