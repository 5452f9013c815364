namespace ScalingLab.Numerics;

/// <summary>The checks of the triangular operations.</summary>
internal static class TriangularShape
{
    public static void Check(int lRows, int lColumns, int bRows, int bColumns, string bName)
    {
        string shapes = $"L is {MatrixShape.Text(lRows, lColumns)} and {bName} is {MatrixShape.Text(bRows, bColumns)}";
        if (lRows == 0 || lColumns == 0 || bRows == 0 || bColumns == 0)
        {
            throw new ArgumentException($"{shapes}: both need at least one row and one column.");
        }

        if (lRows != lColumns)
        {
            throw new ArgumentException($"{shapes}: a triangular matrix must be square.");
        }

        if (bRows != lRows)
        {
            throw new ArgumentException($"{shapes}: they must have the same number of rows.");
        }
    }

    public static void CheckCausal(int lRows, int lColumns, int bRows, int bColumns, string bName)
    {
        Check(lRows, lColumns, bRows, bColumns, bName);
        if (bRows != bColumns)
        {
            throw new ArgumentException(
                $"L is {MatrixShape.Text(lRows, lColumns)} and {bName} is {MatrixShape.Text(bRows, bColumns)}: a causal (lower-triangular) matrix must be square.");
        }
    }

    public static void CheckInvertible(ReadOnlyMatrixView<double> triangle, int bRows, int bColumns)
    {
        for (int i = 0; i < triangle.Rows; i++)
        {
            if (triangle[i, i] == 0)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"The {MatrixShape.Text(triangle.Rows, triangle.Columns)} triangular matrix is singular: its diagonal element ({i}, {i}) is 0, so the system with the {MatrixShape.Text(bRows, bColumns)} right-hand side has no unique solution."));
            }
        }
    }
}
