namespace NormObservers.Tests;

/// <summary>Oracle: independent numpy and scipy values. 1e-9 is what the specification asks for; both sides are exact to about 1e-14.</summary>
public sealed class ReferenceNormsTests
{
    private const double Accuracy = 1e-9;

    [Theory]
    [InlineData("mlp_public_1")]
    [InlineData("mixed_public_2")]
    public void EveryNormOfANetworkOfReshapedKernels(string name)
    {
        var expected = Reference.Case(name);
        var network = expected.Network();
        var measured = Recording.Of(network);

        Reference.Close(expected.Number("R_bartlett_M0"), measured["spectral-complexity"], Accuracy);
        Reference.Close(expected.Number("R_cols_M0"), measured["column-complexity"], Accuracy);
        Reference.Close(expected.Number("R_tail_cols"), measured["tail-complexity"], Accuracy);
        Reference.Close(expected.Number("spectral_product"), measured["spectral-product"], Accuracy);
        Reference.Close(expected.Number("l1"), measured["l1-norm"], Accuracy);
        Reference.Close(expected.Number("l2"), measured["l2-norm"], Accuracy);
        Reference.Close(expected.Number("G21_rows"), measured["row-group-norm"], Accuracy);
        Reference.Close(expected.Number("G21_cols"), measured["column-group-norm"], Accuracy);
        Assert.Equal(Math.Log(measured["spectral-complexity"]), measured["log-spectral-complexity"], 12);
    }

    [Theory]
    [InlineData("mlp_public_1")]
    [InlineData("mixed_public_2")]
    public void EveryLayer(string name)
    {
        var expected = Reference.Case(name);
        NetworkNorms norms = new(expected.Network(), new NormOptions());
        norms.Measure(0);

        foreach (var (layer, (spectral, (rows, columns))) in norms.Layers.Zip(expected.Numbers("sigma").Zip(expected.Numbers("rows21").Zip(expected.Numbers("cols21")))))
        {
            Reference.Close(spectral, layer.Spectral, Accuracy);
            Reference.Close(rows, layer.Rows, Accuracy);
            Reference.Close(columns, layer.Columns, Accuracy);
        }
    }

    [Fact]
    public void TheInitialWeightsAsReference()
    {
        var expected = Reference.Case("mlp_public_1");

        var measured = Recording.Of(expected.Network(initial: 0.1), new NormOptions { Reference = NormReference.Initial });

        Reference.Close(expected.Number("R_bartlett_M"), measured["spectral-complexity"], Accuracy);
        Reference.Close(expected.Number("spectral_product"), measured["spectral-product"], Accuracy);
        Reference.Close(expected.Number("G21_cols"), measured["column-group-norm"], Accuracy);
    }

    [Theory]
    [InlineData("conv_public_1")]
    [InlineData("conv_public_2")]
    [InlineData("conv_public_3")]
    [InlineData("conv_public_stride2")]
    [InlineData("patch_embed_public")]
    public void AConvolutionAsKernelAndAsOperator(string name)
    {
        var expected = Reference.Case(name);
        var layer = expected.Convolution();
        double[] weights = expected.Weights();

        Reference.Close(expected.Number("sigma_reshaped"), SpectralNorm.Of(weights, layer.Outputs, layer.Columns), Accuracy);
        Reference.Close(expected.Number("sigma_zero_pad"), SpectralNorm.OfZeroPadded(weights, layer), Accuracy);
        var (rows, columns) = GroupNorms.OfMatrix(weights, layer.Outputs, layer.Columns);
        Reference.Close(expected.Number("rows21_reshaped"), rows, Accuracy);
        Reference.Close(expected.Number("cols21_reshaped"), columns, Accuracy);
        Reference.Close(expected.Number("rows21_full_zero_pad"), GroupNorms.OfZeroPadded(weights, layer).Rows, Accuracy);
    }

    [Theory]
    [InlineData("conv_public_1")]
    [InlineData("conv_public_2")]
    [InlineData("conv_public_3")]
    public void AConvolutionOnATorus(string name)
    {
        var expected = Reference.Case(name);
        var layer = expected.Convolution();
        double[] weights = expected.Weights();

        Reference.Close(expected.Number("sigma_circular_dense"), new CircularConvolution(weights, layer, native: true).Norm(), Accuracy);
        Reference.Close(expected.Number("sigma_circular_fft_grid_plus_k_minus_1"), new CircularConvolution(weights, layer, native: false).Norm(), Accuracy);
    }
}
