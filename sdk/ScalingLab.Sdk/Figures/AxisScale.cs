namespace ScalingLab.Sdk;

/// <summary>How values are placed on an axis.</summary>
public enum AxisScale
{
    /// <summary>Proportional to the value.</summary>
    Linear,

    /// <summary>Proportional to the logarithm; only positive values can be drawn.</summary>
    Log,
}
