using System.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Builds a network layer by layer and keeps what its weight layers are; each call continues from <see cref="Slot"/>.</summary>
internal sealed class NetworkBuilder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double GeluSlope = 1.1289043;
    private readonly Network<T> _network;
    private readonly Parameterisation _parameterisation;
    private readonly double _richness;
    private readonly List<Draft> _drafts = [];

    public NetworkBuilder(Shape input, Parameterisation parameterisation = Parameterisation.Standard, double richness = 1)
    {
        _network = new Network<T>(input);
        (_parameterisation, _richness) = (parameterisation, richness);
    }

    /// <summary>The slot that the next layer reads.</summary>
    public int Slot { get; set; }

    /// <summary>The residual block that the next layers belong to; 0 for none.</summary>
    public int ResidualBlock { get; set; }

    private bool IsMeanField => _parameterisation == Parameterisation.MeanField;

    public NetworkBuilder<T> Convolution(
        string name, int channels, int kernel, int stride = 1, int padding = 0, bool bias = true, LayerRole role = LayerRole.Body)
    {
        double scale = Scale(_network.Slots[Slot].Features * kernel * kernel, role);
        var layer = new Convolution<T>(name, channels, kernel, stride, padding, bias && !IsMeanField, scale);
        Slot = _network.Add(layer, Slot);
        var input = layer.Input;
        _drafts.Add(new Draft(name, role, layer.Weight, scale, new ConvolutionGeometry(input.Height, input.Width, kernel, kernel, stride, padding), ResidualBlock));
        return this;
    }

    public NetworkBuilder<T> Linear(string name, int features, bool bias = true, bool flatten = false, LayerRole role = LayerRole.Body, double? scale = null)
    {
        var input = _network.Slots[Slot];
        double factor = scale ?? Scale(flatten ? input.Size : input.Features, role);
        var layer = new Linear<T>(name, features, bias && !IsMeanField, flatten, factor);
        Slot = _network.Add(layer, Slot);
        _drafts.Add(new Draft(name, role, layer.Weight, factor, null, ResidualBlock));
        return this;
    }

    public NetworkBuilder<T> BatchNormalisation(string name)
    {
        var layer = new BatchNormalisation<T>(name);
        Slot = _network.Add(layer, Slot);
        _drafts[^1].Norm = layer;
        return this;
    }

    public NetworkBuilder<T> LayerNormalisation(string name) => Add(new LayerNormalisation<T>(name));

    public NetworkBuilder<T> Relu() => Add(new RectifiedPower<T>());

    public NetworkBuilder<T> Gelu()
    {
        _drafts[^1].Slope = GeluSlope;
        return Add(new Gelu<T>());
    }

    /// <summary>Self-attention with its four projections.</summary>
    public NetworkBuilder<T> Attention(string name, int heads, bool causal)
    {
        int input = Slot, features = _network.Slots[Slot].Features;
        int Project(string part)
        {
            Slot = input;
            return Linear($"{name}.{part}", features, role: LayerRole.Attention).Slot;
        }

        int q = Project("query"), k = Project("key"), v = Project("value");
        Slot = _network.Add(new Attention<T>(heads, causal, IsMeanField ? (double)heads / features : null), q, k, v);
        return Linear($"{name}.output", features, role: LayerRole.Attention);
    }

    /// <summary>Two transformer sublayers: x ← x + attention(norm x), x ← x + W₂ gelu(W₁ norm x).</summary>
    public NetworkBuilder<T> TransformerLayer(string name, int heads, int hidden, bool causal)
    {
        int features = _network.Slots[Slot].Features, input = Slot;
        ResidualBlock++;
        LayerNormalisation($"{name}.norm1").Attention($"{name}.attention", heads, causal).Sum(input);
        input = Slot;
        ResidualBlock++;
        return LayerNormalisation($"{name}.norm2").Linear($"{name}.hidden", hidden).Gelu().Linear($"{name}.output", features).Sum(input);
    }

    /// <summary>Adds an earlier slot to the present one.</summary>
    public NetworkBuilder<T> Sum(int slot)
    {
        Slot = _network.Add(new Sum<T>(), slot, Slot);
        return this;
    }

    public NetworkBuilder<T> Add(Layer<T> layer)
    {
        Slot = _network.Add(layer, Slot);
        return this;
    }

    /// <summary>Completes the network and draws its initial parameters.</summary>
    public BuiltNetwork<T> Build(InitialWeights initial, double factor, RandomStream stream)
    {
        _network.Complete();
        foreach (var parameter in _network.Parameters) Draw(parameter, IsMeanField ? InitialWeights.Normal : initial, factor, stream);
        return new BuiltNetwork<T>(_network, [.. _drafts.Select(draft => draft.Entry())], _parameterisation);
    }

    private double Scale(int fanIn, LayerRole role) => !IsMeanField ? 1 : role == LayerRole.Head ? 1 / (_richness * fanIn) : 1 / Math.Sqrt(fanIn);

    private void Draw(Parameter parameter, InitialWeights initial, double factor, RandomStream stream)
    {
        double[] values = new double[parameter.Length];
        switch (parameter.Role)
        {
            case ParameterRole.Gain:
                Array.Fill(values, 1);
                break;
            case ParameterRole.Embedding:
                stream.FillNormal(values);
                Multiply(values, IsMeanField ? 1 : 0.02);
                break;
            case ParameterRole.Bias when initial == InitialWeights.Uniform:
                Uniform(values, 1 / Math.Sqrt(parameter.FanIn), stream);
                break;
            case ParameterRole.Weight when initial == InitialWeights.Uniform:
                Uniform(values, factor / Math.Sqrt(parameter.FanIn), stream);
                break;
            case ParameterRole.Weight:
                stream.FillNormal(values);
                Multiply(values, factor * (initial == InitialWeights.Normal ? 1 : parameter.Shape.Count > 2 ? Math.Sqrt(2.0 / parameter.FanOut) : 0.01));
                break;
        }

        var target = _network.ValuesOf(parameter);
        for (int i = 0; i < values.Length; i++) target[i] = T.CreateChecked(values[i]);
    }

    private static void Uniform(double[] values, double bound, RandomStream stream)
    {
        stream.FillUniform(values);
        for (int i = 0; i < values.Length; i++) values[i] = bound * ((2 * values[i]) - 1);
    }

    private static void Multiply(double[] values, double factor)
    {
        for (int i = 0; i < values.Length; i++) values[i] *= factor;
    }

    private sealed record Draft(string Name, LayerRole Role, Parameter Parameter, double Scale, ConvolutionGeometry? Geometry, int Block)
    {
        public BatchNormalisation<T>? Norm { get; set; }

        public double Slope { get; set; } = 1;

        public WeightEntry<T> Entry()
        {
            var layer = new WeightLayer(Name, Role, Parameter.Shape[0], Parameter.Shape[1], Geometry)
            {
                ActivationSlope = Slope,
                ResidualBlock = Block,
                HasBatchNorm = Norm is not null,
            };
            return new WeightEntry<T>(layer, Parameter, Scale, Norm);
        }
    }
}
