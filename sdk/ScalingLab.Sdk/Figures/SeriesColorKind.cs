namespace ScalingLab.Sdk;

/// <summary>What the colour of a series says.</summary>
public enum SeriesColorKind
{
    /// <summary>Nothing: dark grey.</summary>
    Neutral,

    /// <summary>Which series it is.</summary>
    Categorical,

    /// <summary>Where its swept value lies between the smallest and the largest.</summary>
    Ordered,
}
