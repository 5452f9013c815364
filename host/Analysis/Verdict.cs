namespace ScalingLab.Host.Analysis;

/// <summary>How a finding stands to what was expected.</summary>
internal enum Verdict
{
    /// <summary>Nothing was expected.</summary>
    NotJudged,

    /// <summary>Within the tolerance.</summary>
    Agrees,

    /// <summary>Outside the tolerance.</summary>
    Deviates,

    /// <summary>Something was expected, but no value was found.</summary>
    NotDetermined,

    /// <summary>The model was asked for its prediction, and has none here.</summary>
    NotPredicted,
}
