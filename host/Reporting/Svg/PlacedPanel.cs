namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A panel on the page.</summary>
/// <param name="Scene">What is in its frame.</param>
/// <param name="Letter">Its letter, such as <c>(a)</c>; empty when it is the only one.</param>
/// <param name="X">Left side of its frame.</param>
/// <param name="Y">Upper side of its frame.</param>
/// <param name="HeadingRise">How far above the frame its letter and title stand; the same for a row.</param>
internal sealed record PlacedPanel(PanelScene Scene, string Letter, double X, double Y, double HeadingRise);
