namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: <see cref="ProductOracle"/> on A and its transpose; symmetry is exact.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class SymmetricRankUpdateTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 100)]
    [InlineData(48, 5)]
    [InlineData(49, 49)]
    [InlineData(130, 37)]
    [InlineData(201, 20)]
    public void IsTheProductWithTheTransposeAndSymmetric(int n, int k)
    {
        var random = new Random(n + k);
        foreach (Layout layout in Enum.GetValues<Layout>())
        {
            var a = new TestMatrix<double>(n, k, layout, random);
            var c = new TestMatrix<double>(n, n, layout, random);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    c[j, i] = c[i, j];
                }
            }

            double[,] before = c.Values();
            MatrixProduct.SymmetricRankUpdate(a.View, c.View, -2, 0.5, threads: 1 + (n % 2));
            var transposed = new double[k, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < k; j++)
                {
                    transposed[j, i] = a[i, j];
                }
            }

            ProductOracle.AssertProduct(a.Values(), transposed, before, -2, 0.5, c.Values(), $"{n}×{k} {layout}");
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    Assert.Equal(c[i, j], c[j, i]);
                }
            }

            c.AssertCanaryUntouched();
        }
    }

    [Fact]
    public void OnlyTheLowerTriangleIsRead()
    {
        var random = new Random(2);
        var a = new TestMatrix<float>(60, 9, Layout.RowMajor, random);
        var c = new TestMatrix<float>(60, 60, Layout.RowMajor, random);
        for (int i = 0; i < 60; i++)
        {
            for (int j = i + 1; j < 60; j++)
            {
                c[i, j] = float.NaN;
            }
        }

        MatrixProduct.SymmetricRankUpdate(a.View, c.View, 1, 1);
        foreach (float value in c.Values())
        {
            Assert.True(float.IsFinite(value));
        }
    }
}
