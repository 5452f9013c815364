namespace ScalingLab.Numerics.Tests;

/// <summary>
/// Oracle: Butcher's order conditions, all 200 trees up to order 8. The coefficients have 30 digits, so only rounding (1e-13) remains.
/// </summary>
public sealed class DormandPrinceTableauTests
{
    private const double Rounding = 2e-13;

    [Fact]
    public void Trees_are_counted_as_published() =>
        Assert.Equal([1, 1, 2, 4, 9, 20, 48, 115], RootedTree.UpTo(8).GroupBy(t => t.Vertices).Select(g => g.Count()));

    [Fact]
    public void Nodes_are_row_sums()
    {
        CheckRowSums(DormandPrince54Tableau.Nodes, DormandPrince54Tableau.Matrix);
        CheckRowSums(DormandPrince853Tableau.Nodes, DormandPrince853Tableau.Matrix);
    }

    [Fact]
    public void Steps_have_orders_5_and_8_and_not_more()
    {
        double[][] five = DormandPrince54Tableau.Matrix, eight = DormandPrince853Tableau.Matrix;
        Assert.InRange(RootedTree.Violation(five, five[^1], 5), 0, Rounding);
        Assert.InRange(RootedTree.Violation(five, five[^1], 6), 1e-4, 1);
        Assert.InRange(RootedTree.Violation(eight, eight[12], 8), 0, Rounding);
        Assert.InRange(RootedTree.Violation(eight, eight[12], 9), 1e-7, 1);
    }

    [Fact]
    public void Embedded_solutions_have_orders_4_and_5_and_3()
    {
        double[][] five = DormandPrince54Tableau.Matrix, eight = DormandPrince853Tableau.Matrix;
        CheckOrderExactly(five, Minus([.. five[^1], 0], DormandPrince54Tableau.Error), 4);
        CheckOrderExactly(eight, Minus(eight[12], DormandPrince853Tableau.FifthOrderError), 5);
        CheckOrderExactly(eight, Minus(eight[12], DormandPrince853Tableau.ThirdOrderError), 3);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.83)]
    [InlineData(1)]
    public void Continuous_extensions_have_orders_4_and_7(double theta)
    {
        double[] weights = new double[DormandPrince54Tableau.Stages];
        DormandPrince54Tableau.InterpolationWeights(theta, weights);
        Assert.InRange(RootedTree.Violation(DormandPrince54Tableau.Matrix, weights, 4, theta), 0, Rounding);

        weights = new double[DormandPrince853Tableau.AllStages];
        DormandPrince853Tableau.InterpolationWeights(theta, weights);
        Assert.InRange(RootedTree.Violation(DormandPrince853Tableau.Matrix, weights, 7, theta), 0, Rounding);
    }

    private static void CheckRowSums(double[] nodes, double[][] matrix)
    {
        Assert.Equal(nodes.Length, matrix.Length);
        for (int i = 0; i < nodes.Length; i++) Assert.Equal(nodes[i], matrix[i].Sum(), 1e-14);
    }

    private static void CheckOrderExactly(double[][] matrix, double[] weights, int order)
    {
        Assert.InRange(RootedTree.Violation(matrix, weights, order), 0, Rounding);
        Assert.InRange(RootedTree.Violation(matrix, weights, order + 1), 1e-5, 1);
    }

    private static double[] Minus(double[] left, double[] right) => left.Zip(right, (l, r) => l - r).ToArray();
}
