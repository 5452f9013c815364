namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: the residual in twice the working precision against the backward error bound of substitution.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class TriangularTests
{
    public static TheoryData<int, int> Shapes => new()
    {
        { 1, 1 }, { 2, 3 }, { 7, 1 }, { 16, 16 }, { 17, 33 }, { 31, 5 }, { 64, 40 }, { 100, 1 }, { 129, 70 }, { 250, 9 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SolvesWithManyRightHandSides(int n, int columns)
    {
        var random = new Random(n + columns);
        foreach (Layout layout in Enum.GetValues<Layout>())
        {
            foreach (bool unit in new[] { false, true })
            {
                TestMatrix<double> lower = TriangularMatrices.Lower(n, layout, random, unit);
                double[,] full = TriangularMatrices.Completed(lower.Values(), unit);
                foreach (Layout other in new[] { Layout.RowMajor, Layout.PaddedColumns, Layout.EveryThird })
                {
                    var b = new TestMatrix<double>(n, columns, other, random);
                    double[,] before = b.Values();
                    Triangular.SolveLower(lower.View, b.View, unit);
                    TriangularMatrices.AssertSolves(full, b.Values(), before, $"lower {layout} {other} unit {unit}");
                    b.AssertCanaryUntouched();

                    before = b.Values();
                    Triangular.SolveUpper(lower.View.Transposed, b.View, unit);
                    TriangularMatrices.AssertSolves(TriangularMatrices.Transposed(full), b.Values(), before, $"upper {layout} {other} unit {unit}");
                    b.AssertCanaryUntouched();
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void MultipliesWithAFullMatrix(int n, int columns)
    {
        var random = new Random(n - columns);
        TestMatrix<double> lower = TriangularMatrices.Lower(n, Layout.PaddedRows, random);
        var b = new TestMatrix<double>(n, columns, Layout.RowMajor, random);
        var c = new TestMatrix<double>(n, columns, Layout.ColumnMajor, random);
        double[,] before = c.Values();
        Triangular.MultiplyLower(lower.View, b.View, c.View, -1.5, 0.5);
        ProductOracle.AssertProduct(TriangularMatrices.Completed(lower.Values()), b.Values(), before, -1.5, 0.5, c.Values(), $"{n}×{columns}");
        c.AssertCanaryUntouched();
    }

    [Fact]
    public void ASingularMatrixIsNamed()
    {
        double[] l = [1, 0, 0, 2, 3, 0, 4, 5, 0];
        var exception = Assert.Throws<ArgumentException>(() => Triangular.SolveLower(new ReadOnlyMatrixView<double>(l, 3, 3), new MatrixView<double>(new double[6], 3, 2)));
        Assert.Equal("The 3×3 triangular matrix is singular: its diagonal element (2, 2) is 0, so the system with the 3×2 right-hand side has no unique solution.", exception.Message);
    }

    [Fact]
    public void ShapesThatDoNotFitAreNamed()
    {
        double[] memory = new double[40];
        Assert.Equal(
            "L is 3×4 and B is 3×2: a triangular matrix must be square.",
            Assert.Throws<ArgumentException>(() => Triangular.SolveLower(new ReadOnlyMatrixView<double>(memory, 3, 4), new MatrixView<double>(new double[6], 3, 2))).Message);
        Assert.Equal(
            "L is 4×4 and B is 3×2: they must have the same number of rows.",
            Assert.Throws<ArgumentException>(() => Triangular.SolveLower(new ReadOnlyMatrixView<double>(memory, 4, 4), new MatrixView<double>(new double[6], 3, 2))).Message);
        Assert.Equal(
            "L is 3×3 and B is 3×0: both need at least one row and one column.",
            Assert.Throws<ArgumentException>(() => Triangular.SolveLower(new ReadOnlyMatrixView<double>(memory, 3, 3), new MatrixView<double>(new double[6], 3, 0))).Message);
        Assert.Throws<ArgumentException>(() => Triangular.SolveLower(new ReadOnlyMatrixView<double>(memory, 3, 3), new MatrixView<double>(memory.AsSpan(8), 3, 2), unitDiagonal: true));
        Assert.Throws<ArgumentException>(() => Causal.Solve(new ReadOnlyMatrixView<double>(memory, 3, 3), new MatrixView<double>(new double[6], 3, 2)));
    }
}
