namespace ScalingLab.Sdk;

/// <summary>What the name in an option with <see cref="NamesCurvesAttribute"/> may stand for.</summary>
[Flags]
public enum NamedCurves
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What <see cref="CurveFamily.Companion"/> finds: another observable or finding of the same source, or the same one of another block or analysis.</summary>
    Companion = 1,

    /// <summary>A swept parameter that the groups have in their <see cref="CurveGroup.Point"/>.</summary>
    SweptName = 2,

    /// <summary>The abscissa, <see cref="CurveFamily.X"/>.</summary>
    Abscissa = 4,
}
