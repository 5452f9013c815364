namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class SymmetricEigenproblemTests
{
    // Backward error and loss of orthogonality grow no faster than n ε; observed are a few ε.
    private static double Tolerance(int n) => (10 + n) * Math.Pow(2, -52);

    /// <summary>Oracle: ‖A v − λ v‖ ≤ n ε ‖A‖ and VᵀV = I to n ε, in twice the working precision.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(33)]
    [InlineData(120)]
    public void ResidualsAndOrthogonality(int n)
    {
        var random = new Random(n);
        foreach (Layout layout in Enum.GetValues<Layout>())
        {
            var a = new TestMatrix<double>(n, n, layout, random);
            double[,] symmetric = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    symmetric[i, j] = a[Math.Max(i, j), Math.Min(i, j)];
                }
            }

            for (int i = 0; i < n; i++)
            {
                for (int j = i + 1; j < n; j++)
                {
                    a[i, j] = double.NaN;
                }
            }

            var vectors = new TestMatrix<double>(n, n, layout, null);
            double[] values = new double[n];
            double[] alone = new double[n];
            SymmetricEigenproblem.Decompose(a.View, values, vectors.View);
            SymmetricEigenproblem.Values(a.View, alone);
            vectors.AssertCanaryUntouched();
            double norm = values.Max(Math.Abs);
            for (int j = 0; j < n; j++)
            {
                Assert.True(j == 0 || values[j - 1] <= values[j]);
                Assert.InRange(values[j] - alone[j], -Tolerance(n) * norm, Tolerance(n) * norm);
                for (int i = 0; i < n; i++)
                {
                    ExactDot residual = default, product = default;
                    for (int k = 0; k < n; k++)
                    {
                        residual.Add(symmetric[i, k], vectors[k, j]);
                        product.Add(vectors[k, i], vectors[k, j]);
                    }

                    residual.Add(-values[j], vectors[i, j]);
                    Assert.InRange(residual.Value, -Tolerance(n) * norm, Tolerance(n) * norm);
                    Assert.InRange(product.Value - (i == j ? 1 : 0), -Tolerance(n), Tolerance(n));
                }
            }
        }
    }

    /// <summary>Oracle: the second difference matrix has λ_k = 2 − 2 cos(kπ/(n + 1)); at any scale, also where squares overflow or vanish.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void TheSecondDifferenceMatrixHasItsClosedForm(double scale)
    {
        const int n = 100;
        var a = new TestMatrix<double>(n, n, Layout.RowMajor, null);
        for (int i = 0; i < n; i++)
        {
            a[i, i] = 2 * scale;
            if (i > 0)
            {
                a[i, i - 1] = -scale;
            }
        }

        double[] values = new double[n];
        SymmetricEigenproblem.Values(a.View, values);
        for (int k = 1; k <= n; k++)
        {
            double expected = 2 - (2 * Math.Cos(k * Math.PI / (n + 1)));
            Assert.InRange((values[k - 1] / scale) - expected, -4 * Tolerance(n), 4 * Tolerance(n));
        }
    }

    /// <summary>Oracle: MathNet.Numerics' Evd, an independent solver, on a matrix with repeated and with very small eigenvalues.</summary>
    [Fact]
    public void AgreesWithAnIndependentSolverOnARankDeficientMatrix()
    {
        const int n = 64;
        var random = new Random(4);
        var factor = new TestMatrix<double>(n, 20, Layout.RowMajor, random);
        var a = new TestMatrix<double>(n, n, Layout.RowMajor, null);
        MatrixProduct.SymmetricRankUpdate(factor.View, a.View);
        double[] values = new double[n];
        SymmetricEigenproblem.Values(a.View, values);
        double[] expected = [.. MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(a.Values()).Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order()];
        for (int i = 0; i < n; i++)
        {
            Assert.InRange(values[i] - expected[i], -2 * Tolerance(n) * expected[^1], 2 * Tolerance(n) * expected[^1]);
        }
    }

    [Fact]
    public void DiagonalAndZeroMatricesAreExact()
    {
        var a = new TestMatrix<double>(5, 5, Layout.RowMajor, null);
        double[] values = new double[5];
        SymmetricEigenproblem.Values(a.View, values);
        Assert.Equal([0.0, 0, 0, 0, 0], values);
        for (int i = 0; i < 5; i++)
        {
            a[i, i] = (i * 2 % 5) - 1;
        }

        SymmetricEigenproblem.Values(a.View, values);
        Assert.Equal([-1.0, 0, 1, 2, 3], values);
    }

    [Fact]
    public void BadInputIsRefused()
    {
        double[] memory = [1, 0, double.NaN, 1];
        Assert.Equal(
            "Element (1, 0) of the 2×2 matrix is NaN: eigenvalues need finite elements.",
            Assert.Throws<ArgumentException>(() => SymmetricEigenproblem.Values(new ReadOnlyMatrixView<double>(memory, 2, 2), new double[2])).Message);
        Assert.Throws<ArgumentException>(() => SymmetricEigenproblem.Values(new ReadOnlyMatrixView<double>(memory, 2, 1), new double[2]));
        Assert.Throws<ArgumentException>(() => SymmetricEigenproblem.Values(new ReadOnlyMatrixView<double>(memory, 2, 2), new double[3]));
        Assert.Throws<ArgumentException>(() => SymmetricEigenproblem.Decompose(new ReadOnlyMatrixView<double>(memory, 2, 2), new double[2], new MatrixView<double>(memory, 2, 2)));
    }
}
