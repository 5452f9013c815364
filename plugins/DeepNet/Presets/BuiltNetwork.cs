using System.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>A network with its initial parameters, and how it shows its weights.</summary>
internal sealed class BuiltNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IReadOnlyList<WeightEntry<T>> _weights;
    private readonly T[] _initial;
    private readonly Parameter[] _others;

    public BuiltNetwork(Network<T> network, IReadOnlyList<WeightEntry<T>> weights, Parameterisation parameterisation)
    {
        (Network, _weights, Parameterisation) = (network, weights, parameterisation);
        _initial = network.Values.Span.ToArray();
        Layers = [.. weights.Select(entry => entry.Layer)];
        _others = [.. network.Parameters.Where(parameter => weights.All(entry => entry.Parameter != parameter))];
        OtherParameters = _others.Sum(parameter => parameter.Length);
    }

    public Network<T> Network { get; }

    public Parameterisation Parameterisation { get; }

    public IReadOnlyList<WeightLayer> Layers { get; }

    public int OtherParameters { get; }

    /// <summary>Number of features that the last layer reads: the width N of a mean-field network.</summary>
    public int HeadInputs => Layers[^1].Inputs;

    /// <summary>The parameters of the weight layers before the head.</summary>
    public IEnumerable<Parameter> BodyWeights => _weights.Where(entry => entry.Layer.Role != LayerRole.Head).Select(entry => entry.Parameter);

    public void CopyWeights(int layer, Span<double> weights) => Copy(layer, Network.Values.Span, weights);

    public void CopyInitialWeights(int layer, Span<double> weights) => Copy(layer, _initial, weights);

    public void CopyBatchNormScales(int layer, Span<double> scales)
    {
        var entry = Entry(layer);
        var norm = entry.Norm ?? throw new InvalidOperationException($"No batch norm follows the layer '{entry.Layer.Name}'.");
        RequireLength(scales.Length, entry.Layer.Outputs, entry.Layer.Name);
        var gains = Network.ValuesOf(norm.Gain);
        for (int i = 0; i < scales.Length; i++)
            scales[i] = double.CreateChecked(gains[i]) / Math.Sqrt(double.CreateChecked(norm.RunningVariance[i]) + norm.Stabiliser);
    }

    public void CopyOtherParameters(Span<double> parameters)
    {
        RequireLength(parameters.Length, OtherParameters, "other parameters");
        int i = 0;
        foreach (var parameter in _others)
            foreach (T value in Network.ValuesOf(parameter)) parameters[i++] = double.CreateChecked(value);
    }

    private void Copy(int layer, ReadOnlySpan<T> values, Span<double> weights)
    {
        var entry = Entry(layer);
        RequireLength(weights.Length, entry.Layer.Count, entry.Layer.Name);
        var own = values.Slice(entry.Parameter.Offset, entry.Parameter.Length);
        for (int i = 0; i < own.Length; i++) weights[i] = entry.Scale * double.CreateChecked(own[i]);
    }

    private WeightEntry<T> Entry(int layer) => (uint)layer < (uint)_weights.Count
        ? _weights[layer]
        : throw new ArgumentOutOfRangeException(nameof(layer), layer, $"The network has {_weights.Count} weight layers.");

    private static void RequireLength(int length, int expected, string what)
    {
        if (length != expected) throw new ArgumentException($"{what}: room for {length} numbers, but there are {expected}.");
    }
}
