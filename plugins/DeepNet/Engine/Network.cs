using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>Layers in the order of evaluation, and the memory of their parameters. Slot 0 is the input, the last slot the output.</summary>
internal sealed class Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Alignment = 16;
    private readonly List<Layer<T>> _layers = [];
    private readonly List<Shape> _slots = [];
    private readonly List<Parameter> _parameters = [];

    public Network(Shape input) => _slots.Add(input);

    public IReadOnlyList<Layer<T>> Layers => _layers;

    public IReadOnlyList<Shape> Slots => _slots;

    public IReadOnlyList<Parameter> Parameters => _parameters;

    public Shape Output => _slots[^1];

    /// <summary>The values of all parameters, with gaps that stay zero.</summary>
    public AlignedBuffer<T> Values { get; private set; } = new(0);

    /// <summary>For each slot the one whose memory its activations are in.</summary>
    public int[] ValuePlaces { get; private set; } = [];

    /// <summary>For each slot the one whose memory its gradient is in.</summary>
    public int[] GradientPlaces { get; private set; } = [];

    /// <summary>Number of parameters.</summary>
    public long Size => _parameters.Sum(parameter => (long)parameter.Length);

    /// <summary>Appends a layer.</summary>
    /// <returns>The slot it writes.</returns>
    public int Add(Layer<T> layer, params ReadOnlySpan<int> inputs)
    {
        var shapes = new Shape[inputs.Length];
        for (int i = 0; i < shapes.Length; i++) shapes[i] = _slots[inputs[i]];
        (layer.Index, layer.Inputs, layer.Output) = (_layers.Count, inputs.ToArray(), _slots.Count);
        _slots.Add(layer.Connect(shapes));
        _layers.Add(layer);
        return layer.Output;
    }

    /// <summary>Gives every parameter its place, once all layers are there.</summary>
    public Network<T> Complete()
    {
        int length = 0;
        foreach (var layer in _layers)
        {
            foreach (var parameter in layer.OwnParameters)
            {
                parameter.Offset = length;
                length = checked((length + parameter.Length + Alignment - 1) / Alignment * Alignment);
                _parameters.Add(parameter);
            }
        }

        Values = new AlignedBuffer<T>(length);
        bool[] wanted = new bool[_slots.Count];
        foreach (var layer in _layers)
        {
            layer.Parameters = Values;
            wanted[layer.Output] = layer.OwnParameters.Count > 0 || layer.Inputs.Any(slot => wanted[slot]);
        }

        bool[] written = new bool[_slots.Count];
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            var layer = _layers[i];
            layer.InputGradients = new InputGradient[layer.Inputs.Length];
            for (int j = 0; j < layer.Inputs.Length; j++)
            {
                int slot = layer.Inputs[j];
                layer.InputGradients[j] = !wanted[slot] ? InputGradient.None : written[slot] ? InputGradient.Add : InputGradient.Write;
                written[slot] = true;
            }
        }

        SharePlaces();
        return this;
    }

    public Span<T> ValuesOf(Parameter parameter) => Values.Span.Slice(parameter.Offset, parameter.Length);

    /// <summary>Tells the layers that the parameters have changed.</summary>
    public void Prepare()
    {
        foreach (var layer in _layers) layer.Prepare();
    }

    public void Forward(Frame<T> frame)
    {
        foreach (var layer in _layers) layer.Forward(frame);
    }

    private void SharePlaces()
    {
        int[] readers = new int[_slots.Count];
        foreach (var layer in _layers)
            foreach (int slot in layer.Inputs) readers[slot]++;
        ValuePlaces = [.. Enumerable.Range(0, _slots.Count)];
        GradientPlaces = [.. Enumerable.Range(0, _slots.Count)];
        bool IsOwn(int slot) => slot > 0 && readers[slot] == 1;
        foreach (var layer in _layers)
        {
            int input = layer.ValuesInPlace ? Array.FindLast(layer.Inputs, slot => IsOwn(slot) && !_layers[slot - 1].KeepsOutput) : 0;
            if (input > 0) ValuePlaces[layer.Output] = ValuePlaces[input];
        }

        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            int input = _layers[i].GradientsInPlace ? Array.FindLast(_layers[i].Inputs, IsOwn) : 0;
            if (input > 0) GradientPlaces[input] = GradientPlaces[_layers[i].Output];
        }
    }
}
