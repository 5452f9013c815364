namespace ProjectedLinearNet.Tests;

public sealed class QuadratureTests
{
    // Oracle: the sum itself. The functions are those of the theory: resolvents in λ, on all scales of λ.
    [Theory]
    [InlineData(1.5, 0.5, 4096)]
    [InlineData(2, 1.2, 100_000)]
    [InlineData(1.2, 0.3, 1_000_003)]
    public void SumsResolvents(double capacity, double source, int dimension)
    {
        var modes = ModeQuadrature.PowerLaw(capacity, source, dimension);
        Assert.True(modes.Count >= 44);
        for (double ridge = 1; ridge > 1e-8; ridge /= 10)
        {
            double freedom = 0, loss = 0;
            for (int k = dimension; k >= 1; k--)
            {
                double eigenvalue = Math.Pow(k, -capacity);
                freedom += eigenvalue / (eigenvalue + ridge);
                loss += Math.Pow(k, -(capacity * source) - 1) * ridge / (eigenvalue + ridge);
            }

            Close.Relative(freedom, modes.Sum((_, eigenvalue, _) => eigenvalue / (eigenvalue + ridge)), 1e-6, $"ridge {ridge}");
            Close.Relative(loss, modes.Sum((_, eigenvalue, power) => power * ridge / (eigenvalue + ridge)), 1e-6, $"loss {ridge}");
        }

        Close.Relative(dimension, modes.Sum((_, _, _) => 1), 1e-9);
    }

    [Fact]
    public void ManyFeaturesCostNothing() => Assert.True(ModeQuadrature.PowerLaw(1.5, 0.5, 1_000_000_000).Count < 160);

    // A spectrum given mode by mode is a task like any other.
    [Fact]
    public void ListedFeaturesAreTheirModes()
    {
        var listed = new ListedFeatures(new ListedFeaturesOptions { Eigenvalues = [2, 0.5, 0.1], TargetPowers = [1, 3, 0.2] });
        double[] eigenvalues = new double[2], powers = new double[2];
        listed.CopyModes(1, eigenvalues, powers);
        Assert.Equal([0.5, 0.1], eigenvalues);
        Assert.Equal([3, 0.2], powers);
        Assert.Equal(2.6, listed.Modes.Trace, 14);
        Assert.Throws<ArgumentException>(() => listed.CopyModes(2, eigenvalues, powers));
    }
}
