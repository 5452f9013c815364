using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Windows of a text as examples: the tokens and, as labels, the tokens that follow.</summary>
internal sealed class WindowSource(ITextTask task, bool test, int context, int count) : IBatchSource<float>
{
    private readonly int[] _starts = new int[count];

    private ReadOnlySpan<ushort> Text => test ? task.TestTokens : task.TrainTokens;

    /// <summary>Windows anywhere.</summary>
    public void Draw(RandomStream stream)
    {
        int places = Text.Length - context;
        for (int i = 0; i < count; i++) _starts[i] = stream.NextInteger(places);
    }

    /// <summary>Windows evenly spaced from the beginning to the end.</summary>
    public void Spread()
    {
        long last = Text.Length - context - 1;
        for (int i = 0; i < count; i++) _starts[i] = (int)(count == 1 ? 0 : last * i / (count - 1));
    }

    public void Fill(Frame<float> frame, int first)
    {
        var text = Text;
        for (int n = 0; n < frame.Lanes; n++)
        {
            int start = _starts[first + Math.Min(n, frame.Count - 1)];
            for (int p = 0; p < context; p++)
            {
                frame.Tokens[(p * frame.Lanes) + n] = text[start + p];
                frame.Labels[(p * frame.Lanes) + n] = text[start + p + 1];
            }
        }
    }
}
