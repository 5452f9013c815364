namespace ScalingLab.Sdk;

/// <summary>
/// Marks a text option of an analysis as the name of something that it looks up in the <see cref="CurveFamily"/> it is given. A name that is not there is refused before
/// anything runs, with what was probably meant; an analysis that is named is evaluated first. The text must be the same at all points of a sweep.
/// </summary>
/// <param name="kinds">What the name may stand for.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class NamesCurvesAttribute(NamedCurves kinds) : Attribute
{
    /// <summary>What the name may stand for.</summary>
    public NamedCurves Kinds { get; } = kinds;
}
