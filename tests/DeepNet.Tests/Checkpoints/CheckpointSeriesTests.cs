namespace DeepNet.Tests;

/// <summary>Oracle: the numbers that were written.</summary>
public sealed class CheckpointSeriesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void StepsAreTheTicksOfItsClock()
    {
        foreach (int step in (int[])[100, 0, 9]) Write(step, ("fc1.weight", [3, 2], Scaled(6, step + 1)), ("fc1.bias", [3], Scaled(3, step)), ("fc2.weight", [1, 3], Scaled(3, -step)));
        using var model = Create(Options(new LayerPattern { Tensor = "fc1.weight", Role = TensorRole.Stem }, new LayerPattern { Tensor = "fc2.weight", Role = TensorRole.Head }));

        Assert.Equal(0, model.Time);
        Assert.Equal([("fc1.weight", LayerRole.Stem, 3, 2), ("fc2.weight", LayerRole.Head, 1, 3)], model.Layers.Select(layer => (layer.Name, layer.Role, layer.Outputs, layer.Inputs)));
        Assert.Equal(Scaled(6, 1), Weights(model, 0));
        Advance(model, 5);
        Assert.Equal(9, model.Time);
        Assert.Equal(Scaled(6, 10), Weights(model, 0));
        Assert.Equal(Scaled(3, 9), Others(model));
        Advance(model, 9);
        Assert.Equal(9, model.Time);
        Advance(model, 1000);
        Assert.Equal(100, model.Time);
        Assert.Equal(Scaled(3, -100), Weights(model, 1));
        Assert.True(model.HasInitialWeights);
        double[] initial = new double[6];
        model.CopyInitialWeights(0, initial);
        Assert.Equal(Scaled(6, 1), initial);
    }

    [Fact]
    public void LayersAreOrderedByTheirNamesOrAsListed()
    {
        Write(1, [.. ((string[])["head", "body.10", "body.9", "stem"]).Select(name => (name, new[] { 2, 2 }, Scaled(4, 1)))]);
        LayerPattern[] patterns = [new() { Tensor = "head", Role = TensorRole.Head }, new() { Tensor = "body.*", Role = TensorRole.Body }, new() { Tensor = "stem", Role = TensorRole.Stem }];

        using var byName = Create(Options(patterns));
        using var listed = Create(Options(patterns) with { Order = LayerOrder.Listed });

        Assert.Equal(["stem", "body.9", "body.10", "head"], byName.Layers.Select(layer => layer.Name));
        Assert.Equal(["head", "body.9", "body.10", "stem"], listed.Layers.Select(layer => layer.Name));
        Assert.False(byName.HasInitialWeights);
        Assert.Throws<InvalidOperationException>(() => byName.CopyInitialWeights(0, new double[4]));
    }

    [Fact]
    public void QueriesKeysAndValuesInOneTensorAreThreeLayers()
    {
        Write(1, ("attention.weight", [6, 2], Scaled(12, 1)), ("transposed", [2, 6], Scaled(12, 1)));
        using var model = Create(Options(
            new LayerPattern { Tensor = "attention.weight", Role = TensorRole.Attention, Split = 3 }, new LayerPattern { Tensor = "transposed", Role = TensorRole.Head, Split = 3, Transposed = true, Slope = 1.1289043 }));

        Assert.Equal(
            ["attention.weight[1]", "attention.weight[2]", "attention.weight[3]", "transposed[1]", "transposed[2]", "transposed[3]"], model.Layers.Select(layer => layer.Name));
        Assert.All(model.Layers, layer => Assert.Equal((2, 2), (layer.Outputs, layer.Inputs)));
        Assert.Equal([4, 5, 6, 7], Weights(model, 1));
        Assert.Equal([2, 8, 3, 9], Weights(model, 4));
        Assert.Equal((1, 1.1289043), (model.Layers[0].ActivationSlope, model.Layers[3].ActivationSlope));
    }

    [Fact]
    public void ConvolutionsHaveAGridOrAreKernelsAlone()
    {
        Write(1, ("conv1", [2, 1, 3, 3], Scaled(18, 1)), ("conv2", [2, 2, 3, 3], Scaled(36, 1)));
        using var model = Create(Options(
            new LayerPattern { Tensor = "conv1", Role = TensorRole.Stem, Grid = [28, 27], Stride = 2, Padding = 1 }, new LayerPattern { Tensor = "conv2", Role = TensorRole.Head }));

        Assert.Equal(new ConvolutionGeometry(28, 27, 3, 3, 2, 1), model.Layers[0].Convolution);
        Assert.Equal((1, 9, false), (model.Layers[0].Inputs, model.Layers[0].Columns, model.Layers[0].IsKernelAlone));
        Assert.Equal((18, 18, true), (model.Layers[1].Inputs, model.Layers[1].Columns, model.Layers[1].IsKernelAlone));
    }

    [Fact]
    public void BatchNormsAreFoundByTheirNames()
    {
        double[] variances = [3, 0.25];
        Write(
            1, ("layer7.conv.weight", [2, 3], Scaled(6, 1)), ("layer7.bn.weight", [2], [2, -1]), ("layer7.bn.bias", [2], [5, 5]), ("layer7.bn.running_mean", [2], [9, 9]),
            ("layer7.bn.running_var", [2], variances), ("head", [1, 2], [1, 1]));
        using var model = Create(Options(new LayerPattern { Tensor = "layer*.conv.weight", Role = TensorRole.Body, BatchNorm = "layer*.bn" }, new LayerPattern { Tensor = "head", Role = TensorRole.Head }) with { BatchNormEpsilon = 1 });
        double[] scales = new double[2];

        model.CopyBatchNormScales(0, scales);

        Assert.Equal([2 / Math.Sqrt(4), -1 / Math.Sqrt(1.25)], scales);
        Assert.Equal((true, false), (model.Layers[0].HasBatchNorm, model.Layers[1].HasBatchNorm));
        Assert.Equal([5, 5, 2, -1], Others(model));
        Assert.Throws<InvalidOperationException>(() => model.CopyBatchNormScales(1, scales));
    }

    [Fact]
    public void ResidualBlocksAreToldApartByTheirNames()
    {
        string[] names = ["conv1", "layer1.0.conv1", "layer1.0.conv2", "layer1.1.conv1", "layer2.0.conv1", "layer2.0.downsample", "fc"];
        Write(1, [.. names.Select(name => (name, new[] { 1, 1 }, new double[] { 1 }))]);
        LayerPattern[] patterns =
        [
            new() { Tensor = "conv1", Role = TensorRole.Stem }, new() { Tensor = "*.downsample", Role = TensorRole.Shortcut }, new() { Tensor = "layer*", Role = TensorRole.Body }, new() { Tensor = "fc", Role = TensorRole.Head },
        ];
        using var model = Create(Options(patterns) with { Blocks = ["layer{}.{}.*"] });

        Assert.Equal(names, model.Layers.Select(layer => layer.Name));
        Assert.Equal([0, 1, 1, 2, 3, 3, 0], model.Layers.Select(layer => layer.ResidualBlock));
        Assert.Contains("do not stand together", Assert.Single(Problems.Of(Options(patterns) with { Blocks = ["layer{}.*.conv1", "layer*"] })));
    }

    [Fact]
    public void MetricsAreTakenByTheStep()
    {
        foreach (int step in (int[])[0, 10]) Write(step, ("w", [1, 1], [step]));
        string metrics = _folder.Write("metrics.csv", "epoch,step,val_err,test-loss\n0,0,0.9,2.3\n1,5,0.6,1.7\n2,10,0.4,1.2\n");
        using var model = Create(Options(new LayerPattern { Tensor = "w", Role = TensorRole.Head }) with { Metrics = metrics, Columns = new() { ["test-error"] = "val_err" } });

        Advance(model, 10);

        Assert.Equal((0.4, 1.2), (model.TestError, model.TestLoss));
        Assert.Equal(
            "metrics.csv has no column 'train-loss'; its columns are epoch, step, val_err, test-loss, and 'columns' says which of them it is.",
            Assert.Throws<RunFailedException>(() => model.TrainLoss).Message);
    }

    [Theory]
    [InlineData("step,test-error\n0,0.9\n", "metrics.csv has no row with step = 10, the step of step-10.safetensors.")]
    [InlineData("time,test-error\n0,0.9\n", "metrics.csv has no column 'step'; its columns are time, test-error.")]
    [InlineData("step,test-error\n0,0.9\n10,high\n", "metrics.csv, line 3, column 'test-error': 'high' is not a finite number.")]
    [InlineData("step,test-error\n0,0.9\n0,0.8\n10,0.7\n", "metrics.csv, line 3, column 'step': the step is there already.")]
    [InlineData("", "metrics.csv is empty; its first line names the columns.")]
    public void MetricsThatDoNotFitAreRefused(string table, string message)
    {
        foreach (int step in (int[])[0, 10]) Write(step, ("w", [1, 1], [step]));

        Refused(Options(new LayerPattern { Tensor = "w", Role = TensorRole.Head }) with { Metrics = _folder.Write("metrics.csv", table) }, message);
    }

    [Fact]
    public void TensorsWithoutARoleAreRefusedByName()
    {
        Write(1, ("fc.weight", [1, 2], [1, 2]), ("embedding", [3, 4], Scaled(12, 1)));
        LayerPattern layer = new() { Tensor = "fc.weight", Role = TensorRole.Head };

        Refused(
            Options(layer),
            "step-1.safetensors: the role of 'embedding' (3 x 4) is not known; an entry under 'layers' gives it one: stem, body, attention, shortcut, head, parameter or buffer.");
        using var parameter = Create(Options(layer, new LayerPattern { Tensor = "embedding", Role = TensorRole.Parameter }));
        using var buffer = Create(Options(layer, new LayerPattern { Tensor = "embedding", Role = TensorRole.Buffer }));
        Assert.Equal((12, 0), (parameter.OtherParameters, buffer.OtherParameters));
    }

    [Theory]
    [InlineData("fc.wieght", TensorRole.Head, 1, "step-1.safetensors has no tensor 'fc.wieght', or earlier entries have taken all of them; its tensors are fc.weight.")]
    [InlineData("fc.weight", TensorRole.Parameter, 1, "step-1.safetensors: no entry under 'layers' is a layer; at least one needs the role stem, body, attention, shortcut or head.")]
    [InlineData("fc.weight", TensorRole.Body, 2, "step-1.safetensors: the 3 outputs of 'fc.weight' cannot be cut into 2 equal layers.")]
    public void PatternsThatDoNotFitAreRefused(string tensor, TensorRole role, int split, string message)
    {
        Write(1, ("fc.weight", [3, 2], Scaled(6, 1)));

        Refused(Options(new LayerPattern { Tensor = tensor, Role = role, Split = split }), message);
    }

    [Fact]
    public void CheckpointsOfAnotherNetworkAreRefused()
    {
        Write(1, ("fc", [3, 2], Scaled(6, 1)));
        Write(2, ("fc", [2, 3], Scaled(6, 1)));
        Refused(Options(Head), "step-2.safetensors: 'fc' has the shape 2 x 3, but in step-1.safetensors it has 3 x 2; all checkpoints are of one network.");

        Write(2, ("gc", [3, 2], Scaled(6, 1)));
        Refused(Options(Head), "step-2.safetensors has no tensor 'fc', but step-1.safetensors has; all checkpoints are of one network.");
    }

    [Fact]
    public void ATruncatedCheckpointIsRefusedBeforeAnythingRuns()
    {
        Write(1, ("fc", [3, 2], Scaled(6, 1)));
        byte[] whole = Files.Safetensors(("fc", [3, 2], Scaled(6, 1)));
        _folder.Write("step-2.safetensors", whole[..^3]);

        Refused(Options(Head), $"step-2.safetensors: 'fc' would lie at bytes {whole.Length - 24} to {whole.Length}, but the file has {whole.Length - 3}: it is truncated or its header is damaged.");
    }

    [Fact]
    public void FilesThatAreNoSeriesAreRefused()
    {
        Assert.Equal($"{_folder.Path} has no file '*.safetensors'; 'files' says how the checkpoints are called.", Assert.Single(Problems.Of(Options(Head))));
        Write(1, ("fc", [3, 2], Scaled(6, 1)));
        _folder.Write("other-01.safetensors", Files.Safetensors(("fc", [3, 2], Scaled(6, 1))));
        Assert.EndsWith("are both of step 1; 'files' selects one series.", Assert.Single(Problems.Of(Options(Head))));
        Assert.Empty(Problems.Of(Options(Head) with { Files = "step-*.safetensors" }));
        _folder.Write("final.safetensors", Files.Safetensors(("fc", [3, 2], Scaled(6, 1))));
        Assert.Equal("final.safetensors has no number in its name, which would be its step; 'files' selects the checkpoints.", Assert.Single(Problems.Of(Options(Head) with { Files = "f*" })));
    }

    private static LayerPattern Head => new() { Tensor = "fc", Role = TensorRole.Head };

    private CheckpointsOptions Options(params LayerPattern[] layers) => new() { Folder = _folder.Path, Layers = layers };

    private static CheckpointSeries Create(CheckpointsOptions options)
    {
        Assert.Empty(Problems.Of(options));
        return new CheckpointSeries(options);
    }

    /// <summary>Before anything runs, and in the run where the files have changed since.</summary>
    private static void Refused(CheckpointsOptions options, string message)
    {
        Assert.Equal(message, Assert.Single(Problems.Of(options)));
        Assert.Equal(message, Assert.Throws<RunFailedException>(() => new CheckpointSeries(options)).Message);
    }

    private void Write(int step, params (string, int[], double[])[] tensors) => _folder.Write($"step-{step}.safetensors", Files.Safetensors(tensors));

    private static void Advance(CheckpointSeries model, double until) => model.Advance(until, CancellationToken.None);

    private static double[] Weights(CheckpointSeries model, int layer)
    {
        double[] weights = new double[model.Layers[layer].Count];
        model.CopyWeights(layer, weights);
        return weights;
    }

    private static double[] Others(CheckpointSeries model)
    {
        double[] parameters = new double[model.OtherParameters];
        model.CopyOtherParameters(parameters);
        return parameters;
    }

    private static double[] Scaled(int count, double factor) => [.. Enumerable.Range(0, count).Select(index => index * factor)];
}
