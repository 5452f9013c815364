namespace ScalingLab.Numerics.Tests;

/// <summary>Changes a setting of the process, so that nothing else may run beside it.</summary>
[CollectionDefinition(nameof(OpenBlasTests), DisableParallelization = true)]
public sealed class OpenBlasCollection;

[Collection(nameof(OpenBlasTests))]
public sealed class OpenBlasTests
{
    [Fact]
    public void TheManagedBackEndIsTheDefault() => Assert.Equal(MatrixProductBackend.Managed, MatrixProduct.Backend);

    [Fact]
    public void AMissingLibraryIsExplainedAndChangesNothing()
    {
        Assert.SkipWhen(OpenBlas.TryLoad(out string? reason), "OpenBLAS is installed here.");
        Assert.EndsWith("or keep the managed back end.", reason!, StringComparison.Ordinal);
        Assert.Equal(reason, Assert.Throws<InvalidOperationException>(() => MatrixProduct.Backend = MatrixProductBackend.OpenBlas).Message);
        Assert.Equal(MatrixProductBackend.Managed, MatrixProduct.Backend);
    }

    /// <summary>Oracle: <see cref="ProductOracle"/>; the bound holds for any order of summation.</summary>
    [Fact]
    public void WhereItIsInstalledItComputesTheSameProducts()
    {
        Assert.SkipUnless(OpenBlas.TryLoad(out string? reason), reason ?? string.Empty);
        MatrixProduct.Backend = MatrixProductBackend.OpenBlas;
        try
        {
            var random = new Random(1);
            for (int trial = 0; trial < 200; trial++)
            {
                int m = random.Next(1, 60), k = random.Next(1, 60), n = random.Next(1, 60);
                var a = new TestMatrix<double>(m, k, (Layout)random.Next(5), random);
                var b = new TestMatrix<double>(k, n, (Layout)random.Next(5), random);
                var c = new TestMatrix<double>(m, n, (Layout)random.Next(5), random);
                double[,] before = c.Values();
                MatrixProduct.Multiply(a.View, b.View, c.View, -1.5, (trial % 3) - 1, threads: 1 + (trial % 2));
                ProductOracle.AssertProduct(a.Values(), b.Values(), before, -1.5, (trial % 3) - 1, c.Values(), $"{m}×{k}×{n}");
                c.AssertCanaryUntouched();
            }
        }
        finally
        {
            MatrixProduct.Backend = MatrixProductBackend.Managed;
        }
    }
}
