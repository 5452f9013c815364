namespace ScalingLab.Numerics.Tests;

/// <summary>
/// Oracle: the order conditions of Rosenbrock methods, Hairer, Wanner, Solving Ordinary Differential Equations II, section IV.7: those of
/// Butcher with beta = alpha + Gamma in place of alpha at vertices with one branch. The coefficients have 16 digits and sizes up to 200,
/// hence 1e-12.
/// </summary>
public sealed class Rodas5PTableauTests
{
    private const double Rounding = 2e-12;
    private const int Stages = Rodas5PTableau.Stages;
    private readonly double[][] _gamma = Inverse();
    private readonly double[][] _alpha;
    private readonly double[][] _beta;

    public Rodas5PTableauTests()
    {
        _alpha = [.. Enumerable.Range(0, Stages).Select(i => Times(Rodas5PTableau.Matrix[i]))];
        _beta = [.. Enumerable.Range(0, Stages).Select(i => _alpha[i].Zip(_gamma[i], (a, g) => a + g).ToArray())];
    }

    [Fact]
    public void Nodes_and_time_weights_are_row_sums()
    {
        for (int i = 0; i < Stages; i++)
        {
            Assert.Equal(Rodas5PTableau.Nodes[i], _alpha[i].Sum(), Rounding);
            Assert.Equal(Rodas5PTableau.TimeWeights[i], _gamma[i].Sum(), Rounding);
        }
    }

    [Fact]
    public void Step_has_order_5_and_embedded_solution_order_4()
    {
        Assert.InRange(Violation(Rodas5PTableau.Matrix[8], 5), 0, Rounding);
        Assert.InRange(Violation(Rodas5PTableau.Matrix[8], 6), 1e-5, 1);
        Assert.InRange(Violation(Rodas5PTableau.Matrix[7], 4), 0, Rounding);
        Assert.InRange(Violation(Rodas5PTableau.Matrix[7], 5), 1e-5, 1);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void Continuous_extension_has_order_4(double theta)
    {
        double[] weights = new double[Stages];
        Rodas5PTableau.InterpolationWeights(theta, weights);
        Assert.InRange(Violation(weights, 4, theta), 0, Rounding);
    }

    /// <summary>R(infinity) = 1 − b^T beta^-1 1 = 0.</summary>
    [Fact]
    public void Method_damps_infinitely_stiff_components_completely()
    {
        double[] solution = Solve(_beta, Enumerable.Repeat(1.0, Stages).ToArray());
        Assert.Equal(1, Times(Rodas5PTableau.Matrix[8]).Zip(solution, (b, x) => b * x).Sum(), 1e-11);
    }

    private double Violation(double[] weights, int order, double theta = 1) =>
        RootedTree.Violation(_alpha, Times(weights), order, theta, _beta);

    private double[] Times(double[] row)
    {
        double[] product = new double[Stages];
        for (int j = 0; j < row.Length; j++)
        {
            for (int k = 0; k < Stages; k++) product[k] += row[j] * _gamma[j][k];
        }

        return product;
    }

    /// <summary>Gamma = (I / gamma − C)^-1.</summary>
    private static double[][] Inverse()
    {
        double[][] matrix = [.. Enumerable.Range(0, Stages).Select(i => new double[Stages])];
        for (int i = 0; i < Stages; i++)
        {
            for (int j = 0; j < i; j++) matrix[i][j] = -Rodas5PTableau.Coupling[i][j];
            matrix[i][i] = 1 / Rodas5PTableau.Gamma;
        }

        double[][] columns = [.. Enumerable.Range(0, Stages).Select(k => Solve(matrix, Unit(k)))];
        return [.. Enumerable.Range(0, Stages).Select(i => columns.Select(c => c[i]).ToArray())];

        static double[] Unit(int k) => [.. Enumerable.Range(0, Stages).Select(i => i == k ? 1.0 : 0)];
    }

    private static double[] Solve(double[][] lowerTriangle, double[] right)
    {
        double[] x = new double[right.Length];
        for (int i = 0; i < x.Length; i++)
            x[i] = (right[i] - Enumerable.Range(0, i).Sum(j => lowerTriangle[i][j] * x[j])) / lowerTriangle[i][i];
        return x;
    }
}
