namespace ScalingLab.Sdk;

/// <summary>How the intervals of a series are drawn.</summary>
public enum IntervalStyle
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A translucent band.</summary>
    Band,

    /// <summary>A bar with caps at each point.</summary>
    Bars,
}
