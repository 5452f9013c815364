namespace ScalingLab.Numerics;

/// <summary>Cells of a file of text by rows and named columns.</summary>
/// <param name="Columns">Names of the columns, each another.</param>
/// <param name="Rows">Cells of each row in the order of the columns.</param>
/// <param name="Lines">The line of the file that each row stands on, from 1.</param>
public sealed record TextTable(IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows, IReadOnlyList<int> Lines);
