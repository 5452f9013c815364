namespace ScalingLab.CurveAnalysis;

/// <summary>The additive constant of a law.</summary>
public enum LawFloor
{
    /// <summary>What the form has: none for plain and broken, a fitted one for floor and three-region.</summary>
    Default,

    /// <summary>No constant.</summary>
    None,

    /// <summary>Fitted, at least 0: an irreducible error.</summary>
    Fitted,

    /// <summary>Fitted with either sign: a negative one stands for the missing tail of a finite spectrum.</summary>
    Signed,
}
