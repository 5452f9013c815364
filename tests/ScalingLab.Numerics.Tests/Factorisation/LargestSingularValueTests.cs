namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class LargestSingularValueTests
{
    public static TheoryData<int, int> Shapes => new() { { 1, 1 }, { 1, 9 }, { 9, 1 }, { 2, 2 }, { 7, 5 }, { 5, 7 }, { 60, 40 }, { 40, 60 }, { 150, 150 } };

    /// <summary>Oracle: MathNet.Numerics' SVD, an independent solver; σ converges with the square of the residual, here below the rounding of both.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void LanczosAgreesWithAnIndependentSolver(int m, int n)
    {
        foreach (Layout layout in Enum.GetValues<Layout>())
        {
            var a = new TestMatrix<double>(m, n, layout, new Random(m + (7 * n)));
            double expected = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(a.Values()).Svd(false).S[0];
            SingularValue found = LargestSingularValue.Lanczos(a.View);
            Assert.True(found.Converged);
            Assert.InRange(found.Residual, 0, 1e-10 * expected);
            Assert.Equal(1, found.Value / expected, 1e-13);
        }
    }

    /// <summary>Oracle: the same; the residual test at 10⁻⁶ bounds the relative error of σ, which is of its square over the gap.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void PowerIterationAgreesWithAnIndependentSolver(int m, int n)
    {
        var a = new TestMatrix<double>(m, n, Layout.RowMajor, new Random(m + (7 * n)));
        double expected = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(a.Values()).Svd(false).S[0];
        SingularValue found = LargestSingularValue.PowerIteration(a.View, 1e-6, 100_000);
        Assert.True(found.Converged);
        Assert.Equal(1, found.Value / expected, 1e-9);
    }

    /// <summary>Oracle: the second difference matrix, σ₁ = 2 + 2 cos(π/(n + 1)); its top values are close, so that power iteration must say it is not done.</summary>
    [Fact]
    public void AnIterationThatHasNotSettledSaysSo()
    {
        const int n = 200;
        var a = new TestMatrix<double>(n, n, Layout.RowMajor, null);
        for (int i = 0; i < n; i++)
        {
            a[i, i] = 2;
            if (i > 0)
            {
                a[i, i - 1] = a[i - 1, i] = -1;
            }
        }

        double expected = 2 + (2 * Math.Cos(Math.PI / (n + 1)));
        SingularValue power = LargestSingularValue.PowerIteration(a.View, 1e-8, 50);
        Assert.False(power.Converged);
        Assert.Equal(50, power.Iterations);
        Assert.True(power.Residual > 1e-8 * power.Value);
        Assert.True(power.Value <= expected * (1 + 1e-14));
        SingularValue lanczos = LargestSingularValue.Lanczos(a.View, 1e-10, 200);
        Assert.True(lanczos.Converged);
        Assert.Equal(expected, lanczos.Value, 1e-13);
        Assert.False(LargestSingularValue.Lanczos(a.View, 1e-10, 10).Converged);
    }

    /// <summary>Oracle: u vᵀ has the one singular value ‖u‖ ‖v‖, and Lanczos finds the end of its space.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(1e-150)]
    [InlineData(1e150)]
    public void RankOneEndsAtOnce(double scale)
    {
        var a = new TestMatrix<double>(30, 50, Layout.RowMajor, null);
        for (int i = 0; i < 30; i++)
        {
            for (int j = 0; j < 50; j++)
            {
                a[i, j] = scale * (i + 1) * (j % 2 == 0 ? 1 : -2);
            }
        }

        double expected = Math.Sqrt(30.0 * 31 * 61 / 6) * Math.Sqrt(25 + 100);
        SingularValue found = LargestSingularValue.Lanczos(a.View);
        Assert.True(found.Converged);
        Assert.InRange(found.Iterations, 1, 2);
        Assert.Equal(expected, found.Value / scale, expected * 1e-14);
        Assert.Equal(expected, LargestSingularValue.PowerIteration(a.View).Value / scale, expected * 1e-14);
    }

    [Fact]
    public void TheZeroMatrixHasZero()
    {
        var a = new TestMatrix<double>(4, 6, Layout.RowMajor, null);
        Assert.Equal(new SingularValue(0, 0, 1, true), LargestSingularValue.Lanczos(a.View));
        Assert.Equal(new SingularValue(0, 0, 1, true), LargestSingularValue.PowerIteration(a.View));
    }

    [Fact]
    public void BadInputIsRefused()
    {
        var a = new TestMatrix<double>(4, 6, Layout.RowMajor, new Random(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestSingularValue.Lanczos(a.View, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestSingularValue.PowerIteration(a.View, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestSingularValue.Lanczos(a.View, 0.1, 0));
        Assert.Throws<ArgumentException>(() => LargestSingularValue.Lanczos(a.View.Submatrix(0, 0, 0, 3)));
        a[2, 2] = double.NaN;
        Assert.Equal(
            "A product with the 4×6 matrix gave NaN: it holds such values or overflows, and has no largest singular value.",
            Assert.Throws<ArgumentException>(() => LargestSingularValue.Lanczos(a.View)).Message);
        Assert.Throws<ArgumentException>(() => LargestSingularValue.PowerIteration(a.View));
    }
}
