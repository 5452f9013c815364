namespace NormObservers.Tests;

/// <summary>Oracle: identities of the definition, to rounding.</summary>
public sealed class IdentityTests
{
    private static readonly string[] Logarithms = ["log-spectral-complexity", "log-column-complexity", "log-spectral-product"];

    [Fact]
    public void AFactorOnOneLayerAddsItsLogarithm()
    {
        var network = FixedNetwork.Chain(1, 12, 9, 7, 5);
        var before = Recording.Of(network);

        Scale(network.Weights(1), 3.5);
        var after = Recording.Of(network);

        foreach (string name in Logarithms) Assert.Equal(before[name] + Math.Log(3.5), after[name], 12);
    }

    [Fact]
    public void TheOrderOfHiddenUnitsDoesNotMatter()
    {
        var network = FixedNetwork.Chain(2, 6, 5, 4);
        var before = Recording.Of(network);
        double[] first = [.. network.Weights(0)], second = [.. network.Weights(1)];
        int[] order = [3, 0, 4, 1, 2];
        for (int unit = 0; unit < 5; unit++)
        {
            for (int i = 0; i < 6; i++) network.Weights(0)[(unit * 6) + i] = first[(order[unit] * 6) + i];
            for (int o = 0; o < 4; o++) network.Weights(1)[(o * 5) + unit] = second[(o * 5) + order[unit]];
        }

        foreach (var (name, value) in Recording.Of(network)) Assert.Equal(before[name], value, 11);
    }

    [Fact]
    public void OfASingleLayerItIsTheGroupNormAndHasNoTail()
    {
        var measured = Recording.Of(FixedNetwork.Chain(3, 8, 5));

        Reference.Close(measured["row-group-norm"], measured["spectral-complexity"], 1e-12);
        Assert.DoesNotContain("tail-complexity", measured.Keys);
        Assert.DoesNotContain("log-tail-complexity", measured.Keys);
    }

    [Fact]
    public void OfStemAndHeadTheTailVariantIsThatOfTheHeadAlone()
    {
        var network = FixedNetwork.Chain(4, 8, 7, 6, 5);
        NetworkNorms norms = new(network, new NormOptions { Layers = LayerSelection.StemAndHead });
        norms.Measure(0);

        Assert.Equal(2, norms.Layers.Length);
        Reference.Close(norms.Layers[1].Spectral * norms.Layers[1].Columns, Math.Exp(norms.LogTailComplexity), 1e-12);
        Assert.Equal(4 * 2, Recording.Of(network, new NormOptions { Layers = LayerSelection.StemAndHead }).Count(entry => entry.Key.Contains("complexity") || entry.Key.Contains("product")));
    }

    [Fact]
    public void TheSlopeOfTheActivationMultipliesTheComplexityAndNotTheProductOfNorms()
    {
        var plain = FixedNetwork.Chain(5, 6, 5, 4);
        FixedNetwork sloped = new([.. plain.Layers.Select((layer, index) => (layer with { ActivationSlope = index == 0 ? 1.1289043 : 1 }, plain.Weights(index)))]);

        var (before, after) = (Recording.Of(plain), Recording.Of(sloped));

        Assert.Equal(before["log-spectral-complexity"] + Math.Log(1.1289043), after["log-spectral-complexity"], 12);
        Assert.Equal(before["log-spectral-product"], after["log-spectral-product"], 12);
    }

    [Fact]
    public void ABatchNormIsFoldedIntoTheRowsOfItsLayerAndOfTheReference()
    {
        var network = WithBatchNorm(scales: [2, 0.5, 3, 1, 0.1]);
        var folded = FixedNetwork.Chain(6, 6, 5, 4);
        for (int i = 0; i < 30; i++) folded.Weights(0)[i] *= network.BatchNormScales[0][i / 6];
        FixedNetwork reference = new([.. folded.Layers.Select((layer, index) => (layer, folded.Weights(index)))])
        {
            Initial = [[.. network.Initial![0].Select((weight, i) => weight * network.BatchNormScales[0][i / 6])], network.Initial[1]],
        };
        NormOptions initial = new() { Reference = NormReference.Initial };

        var expected = Recording.Of(reference, initial);
        var measured = Recording.Of(network, initial with { BatchNorm = BatchNormTreatment.Fold });
        var ignored = Recording.Of(network, initial);

        foreach (string name in expected.Keys.Where(name => name is not ("l1-norm" or "l2-norm"))) Assert.Equal(expected[name], measured[name], 11);
        Assert.NotEqual(ignored["spectral-complexity"], measured["spectral-complexity"]);
        Assert.Equal(ignored["l1-norm"], measured["l1-norm"]);
    }

    [Fact]
    public void AResidualBlockIsTheSumOfSkipAndBranch()
    {
        var chain = FixedNetwork.Chain(7, 6, 6, 6, 6, 4);
        double[] shortcut = FixedNetwork.Normals(99, 36);
        var layers = chain.Layers;
        FixedNetwork identity = new(
            (layers[0], chain.Weights(0)), (layers[1] with { ResidualBlock = 1 }, chain.Weights(1)), (layers[2] with { ResidualBlock = 1 }, chain.Weights(2)), (layers[3], chain.Weights(3)));
        FixedNetwork projected = new(
            (layers[0], chain.Weights(0)), (layers[1] with { ResidualBlock = 1 }, chain.Weights(1)), (layers[2] with { ResidualBlock = 1 }, chain.Weights(2)),
            (new WeightLayer("projection", LayerRole.Shortcut, 6, 6) { ResidualBlock = 1 }, shortcut), (layers[3], chain.Weights(3)));
        double[] sigma = [.. Enumerable.Range(0, 4).Select(index => SpectralNorm.Of(chain.Weights(index), layers[index].Outputs, layers[index].Inputs))];
        double skip = SpectralNorm.Of(shortcut, 6, 6);
        NormOptions residual = new() { Residual = ResidualRule.Residual };

        Reference.Close(sigma[0] * (1 + (sigma[1] * sigma[2])) * sigma[3], Recording.Of(identity, residual)["spectral-product"], 1e-12);
        Reference.Close(sigma[0] * (skip + (sigma[1] * sigma[2])) * sigma[3], Recording.Of(projected, residual)["spectral-product"], 1e-12);
        Reference.Close(sigma[0] * sigma[1] * sigma[2] * skip * sigma[3], Recording.Of(projected)["spectral-product"], 1e-12);
        Reference.Close(sigma[0] * sigma[1] * sigma[2] * sigma[3], Recording.Of(projected, new NormOptions { Shortcuts = false })["spectral-product"], 1e-12);
    }

    [Fact]
    public void ParametersBesideTheWeightsCountUnlessTheyAreLeftOut()
    {
        FixedNetwork network = new((new WeightLayer("fc", LayerRole.Head, 1, 2), [3, -4])) { Others = [-12] };

        Assert.Equal((19, 13), (Recording.Of(network)["l1-norm"], Recording.Of(network)["l2-norm"]));
        NormOptions weights = new() { Parameters = ParameterSelection.Weights };
        Assert.Equal((7, 5), (Recording.Of(network, weights)["l1-norm"], Recording.Of(network, weights)["l2-norm"]));
    }

    /// <summary>A transformer of the paper has R of 10³² to 10⁵⁸, and deeper networks more: the logarithm carries on where the number ends.</summary>
    [Fact]
    public void TheLogarithmGoesOnWhereTheNumberEnds()
    {
        FixedNetwork network = new([.. Enumerable.Range(0, 200).Select(index => (new WeightLayer($"fc{index}", LayerRole.Body, 1, 1), new[] { 100.0 }))]);

        var measured = Recording.Of(network);

        // A chain of numbers w: R = w^L L^{3/2}.
        Assert.Equal((200 * Math.Log(100)) + (1.5 * Math.Log(200)), measured["log-spectral-complexity"], 9);
        Assert.DoesNotContain("spectral-complexity", measured.Keys);
        Assert.Equal(200 * 100, measured["l1-norm"], 9);
    }

    [Fact]
    public void OfAZeroLayerThereIsNoComplexity()
    {
        var network = FixedNetwork.Chain(8, 4, 3, 2);
        Array.Clear(network.Weights(1));

        var measured = Recording.Of(network);

        Assert.Equal(["column-group-norm", "l1-norm", "l2-norm", "row-group-norm"], measured.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WeightsThatAreNotFiniteFailTheRunByName()
    {
        var network = FixedNetwork.Chain(9, 4, 3, 2);
        network.Weights(1)[2] = double.NaN;

        var failure = Assert.Throws<RunFailedException>(() => Recording.Of(network));

        Assert.Equal("A weight of fc2 is NaN at 0: training has diverged; a smaller learning rate may help.", failure.Message);
    }

    [Fact]
    public void WhatTheNetworkDoesNotHaveIsSaidBeforeItRuns()
    {
        var network = FixedNetwork.Chain(10, 4, 3);
        FixedNetwork body = new((new WeightLayer("fc", LayerRole.Body, 1, 2), [3, -4]));

        Assert.Contains("reference: zero does not", Assert.Throws<RunFailedException>(() => new NormObserver(network, new NormOptions { Reference = NormReference.Initial })).Message);
        FixedNetwork kernel = new((new WeightLayer("conv", LayerRole.Body, 1, 9) { IsKernelAlone = true }, FixedNetwork.Normals(13, 9)));
        Assert.Contains("'conv' is known by its kernel alone", Assert.Throws<RunFailedException>(() => new OperatorNormObserver(kernel, new OperatorNormOptions())).Message);
        Assert.Contains("spectral-complexity", Recording.Of(kernel).Keys);
        Assert.Contains("have the roles body", Assert.Throws<RunFailedException>(() => new NormObserver(body, new NormOptions { Layers = LayerSelection.StemAndHead })).Message);
    }

    [Fact]
    public void TheOperatorNormsAreThoseOfNormsWithTheirOptions()
    {
        var layer = new WeightLayer("conv", LayerRole.Stem, 3, 2, new ConvolutionGeometry(6, 6, 3, 3, 1, 1));
        FixedNetwork network = new((layer, FixedNetwork.Normals(11, layer.Count)), (new WeightLayer("fc", LayerRole.Head, 4, 108), FixedNetwork.Normals(12, 432)));
        Recording recording = new();

        new OperatorNormObserver(network, new OperatorNormOptions()).Observe(recording);

        var expected = Recording.Of(network, new NormOptions { Convolution = ConvolutionNorm.ZeroPadded });
        Assert.Equal(expected["log-spectral-complexity"], recording.Values["log-operator-complexity"]);
        Assert.Equal(expected["spectral-product"], recording.Values["operator-product"]);
        Assert.True(recording.Values["log-operator-complexity"] > Recording.Of(network)["log-spectral-complexity"]);
    }

    private static FixedNetwork WithBatchNorm(double[] scales)
    {
        var plain = FixedNetwork.Chain(6, 6, 5, 4);
        return new FixedNetwork((plain.Layers[0] with { HasBatchNorm = true }, plain.Weights(0)), (plain.Layers[1], plain.Weights(1)))
        {
            Initial = [FixedNetwork.Normals(20, 30), FixedNetwork.Normals(21, 20)],
            BatchNormScales = new() { [0] = scales },
        };
    }

    private static void Scale(double[] weights, double factor)
    {
        for (int i = 0; i < weights.Length; i++) weights[i] *= factor;
    }
}
