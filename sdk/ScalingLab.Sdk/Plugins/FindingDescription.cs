namespace ScalingLab.Sdk;

/// <summary>What an analysis can find under one name.</summary>
/// <param name="Name">Kebab-case name, used in YAML and in <c>findings.csv</c>.</param>
/// <param name="Description">One sentence with the definition and, if it has one, the unit.</param>
public sealed record FindingDescription(string Name, string Description);
