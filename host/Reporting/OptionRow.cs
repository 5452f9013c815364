namespace ScalingLab.Host.Reporting;

/// <summary>An option with its value.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">The value; all values where it differs between points.</param>
/// <param name="IsDefault">Whether the value is the default, given in the file or not.</param>
internal sealed record OptionRow(string Name, string Value, bool IsDefault);
