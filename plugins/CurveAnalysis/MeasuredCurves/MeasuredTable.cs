namespace ScalingLab.CurveAnalysis;

/// <summary>Cells of a file by rows and columns, as texts.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Cells of each row in the order of the columns; null where a row has no such cell.</param>
/// <param name="Lines">The line of the file that each row stands on, or its index from 1 in a binary file.</param>
/// <param name="MayMissCells">Whether rows without a used cell are passed over, as in a log that records several things.</param>
internal sealed record MeasuredTable(string[] Columns, IReadOnlyList<string?[]> Rows, IReadOnlyList<int> Lines, bool MayMissCells = false);
