namespace ScalingLab.CurveAnalysis;

/// <summary>How <c>power-law</c> finds its intervals.</summary>
public enum LawInterval
{
    /// <summary>From three replicas on <see cref="Replicas"/> for the plain form and <see cref="Bootstrap"/> for the others; else <see cref="Profile"/>.</summary>
    Auto,

    /// <summary>Student's t over the exponents of single replicas.</summary>
    Replicas,

    /// <summary>Replicas are drawn with replacement and their average is fitted again.</summary>
    Bootstrap,

    /// <summary>Profile likelihood from the scatter of the points about the law, which takes the points for independent.</summary>
    Profile,
}
