namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class CholeskyTests
{
    /// <summary>Oracle: L Lᵀ in twice the working precision against the bound (n + 3) 2⁻⁵³ |L| |Lᵀ| (Higham, theorem 10.3, and one for the test's A).</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(50)]
    [InlineData(133)]
    [InlineData(200)]
    public void TheFactorGivesTheMatrixBack(int n)
    {
        foreach (Layout layout in Enum.GetValues<Layout>())
        {
            TestMatrix<double> a = PositiveDefinite(n, layout, new Random(n));
            double[,] before = a.Values();
            Cholesky.Factor(a.View, threads: 1 + (n % 2));
            double[,] lower = a.Values();
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    if (j > i)
                    {
                        Assert.True(double.IsNaN(lower[i, j]), "The upper triangle was touched.");
                        continue;
                    }

                    ExactDot dot = default;
                    for (int k = 0; k <= j; k++)
                    {
                        dot.Add(lower[i, k], lower[j, k]);
                    }

                    double bound = (n + 3) * Math.Pow(2, -53) * dot.Magnitude;
                    Assert.InRange(dot.Value - before[i, j], -bound, bound);
                }

                Assert.True(lower[i, i] > 0);
            }

            a.AssertCanaryUntouched();
        }
    }

    /// <summary>
    /// Oracle: the residual of A X = B in twice the working precision, against 3(n + 1) 2⁻⁵³ |L| |Lᵀ| |X| (Higham, theorem 10.4), the sum over both
    /// triangular systems and the factorisation.
    /// </summary>
    [Fact]
    public void SolvesWithManyRightHandSides()
    {
        const int n = 90;
        var random = new Random(1);
        TestMatrix<double> a = PositiveDefinite(n, Layout.RowMajor, random);
        double[,] before = a.Values();
        var b = new TestMatrix<double>(n, 7, Layout.PaddedRows, random);
        double[,] right = b.Values();
        Cholesky.Factor(a.View);
        Cholesky.Solve(a.View, b.View);
        double[] magnitudes = new double[n];
        for (int j = 0; j < 7; j++)
        {
            for (int k = 0; k < n; k++)
            {
                magnitudes[k] = 0;
                for (int i = k; i < n; i++)
                {
                    magnitudes[k] += Math.Abs(a[i, k]) * Math.Abs(b[i, j]);
                }
            }

            for (int i = 0; i < n; i++)
            {
                ExactDot dot = default;
                double bound = 0;
                for (int k = 0; k < n; k++)
                {
                    dot.Add(before[Math.Max(i, k), Math.Min(i, k)], b[k, j]);
                    bound += k <= i ? Math.Abs(a[i, k]) * magnitudes[k] : 0;
                }

                bound *= 3 * (n + 1) * Math.Pow(2, -53);
                Assert.InRange(dot.Value - right[i, j], -bound, bound);
            }
        }
    }

    /// <summary>Oracle: det of the n × n matrix min(i, j) (i, j from 1) is 1, of twice it 2ⁿ; its factor of ones is exact.</summary>
    [Fact]
    public void TheLogarithmOfTheDeterminantIsThatOfTheClosedForm()
    {
        const int n = 60;
        var a = new TestMatrix<double>(n, n, Layout.RowMajor, null);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                a[i, j] = 4 * (1 + Math.Min(i, j));
            }
        }

        Cholesky.Factor(a.View);
        Assert.Equal(n * Math.Log(4), Cholesky.LogDeterminant(a.View), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(40)]
    public void AMatrixThatIsNotPositiveDefiniteNamesItsPivot(int pivot)
    {
        const int n = 41;
        var a = new TestMatrix<double>(n, n, Layout.RowMajor, null);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                a[i, j] = 1 + Math.Min(i, j);
            }
        }

        a[pivot, pivot] -= 3;
        var exception = Assert.Throws<NotPositiveDefiniteException>(() => Cholesky.Factor(a.View));
        Assert.Equal(pivot, exception.Pivot);
        Assert.Equal(-2, exception.Value);
        Assert.StartsWith($"The 41×41 matrix is not positive definite: pivot {pivot} is -2 and must be positive and finite.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaNIsReportedAtItsPivot()
    {
        TestMatrix<double> a = PositiveDefinite(30, Layout.RowMajor, new Random(2));
        a[25, 3] = double.NaN;
        var exception = Assert.Throws<NotPositiveDefiniteException>(() => Cholesky.Factor(a.View));
        Assert.Equal(25, exception.Pivot);
        Assert.True(double.IsNaN(exception.Value));
    }

    [Fact]
    public void AMatrixThatIsNotSquareIsRefused() =>
        Assert.Equal(
            "The matrix is 3×4: it must be square, with at least one row.",
            Assert.Throws<ArgumentException>(() => Cholesky.Factor(new MatrixView<double>(new double[12], 3, 4))).Message);

    private static TestMatrix<double> PositiveDefinite(int n, Layout layout, Random random)
    {
        var factor = new TestMatrix<double>(n, n + 2, Layout.RowMajor, random);
        var a = new TestMatrix<double>(n, n, layout, null);
        MatrixProduct.SymmetricRankUpdate(factor.View, a.View);
        for (int i = 0; i < n; i++)
        {
            a[i, i] += 0.1;
            for (int j = i + 1; j < n; j++)
            {
                a[i, j] = double.NaN;
            }
        }

        return a;
    }
}
