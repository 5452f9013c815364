namespace ScalingLab.Sdk.Testing;

/// <summary>What a check found.</summary>
public enum ConformanceVerdict
{
    /// <summary>The contract is kept.</summary>
    Passed,

    /// <summary>The contract is broken.</summary>
    Failed,

    /// <summary>The model does not offer what the check is about.</summary>
    Skipped,
}
