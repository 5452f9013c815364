namespace DeepNet.Tests.Support;

/// <summary>Normal inputs, uniform labels and tokens, normal targets; the same for every way of cutting the batch.</summary>
internal sealed unsafe class RandomBatch<T>(Network<T> network, int count, int tokens = 1) : IBatchSource<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private readonly double[] _inputs = Draw(count * network.Slots[0].Size, "inputs");
    private readonly double[] _targets = Draw(count * network.Output.Size, "targets");
    private readonly int[] _labels = Integers(count * network.Output.Positions, network.Output.Features, "labels");
    private readonly int[] _tokens = Integers(count * network.Slots[0].Positions, tokens, "tokens");

    public void Fill(Frame<T> frame, int first)
    {
        int size = network.Slots[0].Size, outputs = network.Output.Size;
        for (int n = 0; n < frame.Lanes; n++)
        {
            int example = first + n;
            for (int i = 0; i < size; i++) frame.Input[(i * frame.Lanes) + n] = n < frame.Count ? T.CreateChecked(_inputs[(example * size) + i]) : T.Zero;
            if (n >= frame.Count) continue;
            for (int i = 0; i < outputs; i++) frame.Targets[(i * frame.Lanes) + n] = T.CreateChecked(_targets[(example * outputs) + i]);
            for (int i = 0; i < network.Output.Positions; i++) frame.Labels[(i * frame.Lanes) + n] = _labels[(example * network.Output.Positions) + i];
            for (int i = 0; i < network.Slots[0].Positions; i++) frame.Tokens[(i * frame.Lanes) + n] = _tokens[(example * network.Slots[0].Positions) + i];
        }
    }

    private static double[] Draw(int length, string stream)
    {
        double[] values = new double[length];
        new PhiloxStreams(3, 0).Create(stream).FillNormal(values);
        return values;
    }

    private static int[] Integers(int length, int maximum, string name)
    {
        var stream = new PhiloxStreams(4, 0).Create(name);
        return [.. Enumerable.Range(0, length).Select(_ => stream.NextInteger(maximum))];
    }
}
