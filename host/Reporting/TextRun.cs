namespace ScalingLab.Host.Reporting;

/// <summary>A part of a label on one level.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Script">The level.</param>
internal readonly record struct TextRun(string Text, TextScript Script);
