namespace ScalingLab.Sdk;

/// <summary>What an observer can record under one name.</summary>
/// <param name="Name">Kebab-case name, used in YAML and in <c>curves.csv</c>.</param>
/// <param name="Description">One sentence with the formula and, if it has one, the unit.</param>
/// <param name="Rank">
/// 0 for a number; 1 for a vector, recorded as <c>name[i]</c>; 2 for a matrix, recorded as <c>name[i,j]</c>; and so on. Indices start at 1.
/// </param>
public sealed record ObservableDescription(string Name, string Description, int Rank = 0);
