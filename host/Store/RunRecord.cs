namespace ScalingLab.Host.Store;

/// <summary>A finished run as it is stored.</summary>
/// <param name="Key">The content key, also the file name.</param>
/// <param name="Inputs">Everything that determines the result, defaults included, as canonical JSON.</param>
/// <param name="Clock">Name of the model's clock.</param>
/// <param name="Observations">What was recorded.</param>
/// <param name="Provenance">Where and with what it was executed.</param>
internal sealed record RunRecord(string Key, string Inputs, string Clock, Observations Observations, Provenance Provenance)
{
    /// <summary>Why the results are to be taken with care, in the words of the run's components.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
