namespace ScalingLab.CurveAnalysis;

/// <summary>A model that reads measurements one by one.</summary>
public interface IMeasurements
{
    /// <summary>The measurement at the present time; <see langword="null"/> before the first.</summary>
    MeasuredRow? Row { get; }
}
