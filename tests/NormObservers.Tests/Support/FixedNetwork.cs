namespace NormObservers.Tests;

/// <summary>A network with given weights.</summary>
internal sealed class FixedNetwork(params (WeightLayer Layer, double[] Weights)[] layers) : ILayers
{
    public IReadOnlyList<WeightLayer> Layers { get; } = [.. layers.Select(layer => layer.Layer)];

    public double[] Others { get; init; } = [];

    public double[][]? Initial { get; init; }

    public Dictionary<int, double[]> BatchNormScales { get; init; } = [];

    public int OtherParameters => Others.Length;

    public bool HasInitialWeights => Initial is not null;

    public double[] Weights(int layer) => layers[layer].Weights;

    public void CopyWeights(int layer, Span<double> weights) => layers[layer].Weights.CopyTo(weights);

    public void CopyInitialWeights(int layer, Span<double> weights) => (Initial ?? throw new InvalidOperationException()).ElementAt(layer).CopyTo(weights);

    public void CopyBatchNormScales(int layer, Span<double> scales) => BatchNormScales[layer].CopyTo(scales);

    public void CopyOtherParameters(Span<double> parameters) => Others.CopyTo(parameters);

    /// <summary>A chain of linear maps, sizes[0] → sizes[1] → ..., with standard normal weights.</summary>
    public static FixedNetwork Chain(ulong seed, params int[] sizes) => new(
        [.. Enumerable.Range(0, sizes.Length - 1).Select(index => (
            new WeightLayer($"fc{index + 1}", index == 0 ? LayerRole.Stem : index == sizes.Length - 2 ? LayerRole.Head : LayerRole.Body, sizes[index + 1], sizes[index]),
            Normals(seed + (ulong)index, sizes[index] * sizes[index + 1])))]);

    public static double[] Normals(ulong seed, int count)
    {
        double[] values = new double[count];
        new PhiloxStreams(seed, 0, "").Create("weights").FillNormal(values);
        return values;
    }
}
