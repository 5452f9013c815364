namespace ScalingLab.Host.Store;

/// <summary>A run that failed, with everything needed to repeat it.</summary>
/// <param name="Key">The content key, also the file name.</param>
/// <param name="Description">The run in words: block, point and replica.</param>
/// <param name="Inputs">Everything that determines the result, defaults included, as canonical JSON.</param>
/// <param name="Kind">Type of the exception.</param>
/// <param name="Message">What happened and what to do.</param>
/// <param name="Details">The whole exception, for the author of the component.</param>
/// <param name="Provenance">Where and with what it was executed.</param>
internal sealed record FailureRecord(
    string Key, string Description, string Inputs, string Kind, string Message, string Details, Provenance Provenance);
