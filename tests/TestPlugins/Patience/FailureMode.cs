namespace ScalingLab.Patience;

/// <summary>How a model fails.</summary>
public enum FailureMode
{
    /// <summary>By an exception.</summary>
    Throw,

    /// <summary>By the end of its process.</summary>
    Crash,

    /// <summary>By asking for more memory than there is.</summary>
    Memory,
}
