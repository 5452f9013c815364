namespace ScalingLab.Host.Reporting;

/// <summary>A line of a two-column table.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value, as a reader sees it.</param>
internal sealed record NamedValue(string Name, string Value);
