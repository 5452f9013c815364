namespace ScalingLab.Sdk.Testing;

/// <summary>The outcome of one check.</summary>
/// <param name="Subject">What was checked: a plugin, or a model.</param>
/// <param name="Check">The name of the check.</param>
/// <param name="Verdict">What it found.</param>
/// <param name="Details">What was tried; what is wrong and what to do; or why it was skipped.</param>
/// <param name="Exception">What was thrown unexpectedly, if anything was.</param>
public sealed record ConformanceResult(
    string Subject, string Check, ConformanceVerdict Verdict, string Details, Exception? Exception = null);
