namespace ScalingLab.Host.Reporting;

/// <summary>An option with its value.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">The value; all values where it differs between points.</param>
/// <param name="IsDefault">Whether the file does not give it.</param>
internal sealed record OptionRow(string Name, string Value, bool IsDefault);
