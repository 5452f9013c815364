using ScalingLab.Numerics;

namespace ScalingLab.KernelRegression;

internal static class MatrixColumns
{
    /// <summary>The first column as an array.</summary>
    public static double[] ToColumn(this ReadOnlyMatrixView<double> view)
    {
        var column = new double[view.Rows];
        for (int i = 0; i < column.Length; i++) column[i] = view[i, 0];
        return column;
    }
}
