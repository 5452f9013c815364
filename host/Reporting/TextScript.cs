namespace ScalingLab.Host.Reporting;

/// <summary>Where a part of a label stands.</summary>
internal enum TextScript
{
    Base,
    Sub,
    Super,
}
