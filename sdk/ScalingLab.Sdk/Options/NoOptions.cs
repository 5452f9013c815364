namespace ScalingLab.Sdk;

/// <summary>The options of a component that has none.</summary>
public sealed record NoOptions;
