namespace ScalingLab.Sdk.Tests.Randomness;

/// <summary>Gives the words it was made of, and counts them.</summary>
internal sealed class WordStream(IEnumerable<uint> words) : RandomStream
{
    private readonly IEnumerator<uint> _words = words.GetEnumerator();
    private ulong _drawn;

    public override RandomStreamPosition Position
    {
        get => new(0, 0, 0, 0, 0, _drawn);
        set => throw new NotSupportedException();
    }

    public override void FillWords(Span<uint> destination)
    {
        foreach (ref uint word in destination)
        {
            if (!_words.MoveNext()) throw new InvalidOperationException("There are no more words.");
            word = _words.Current;
            _drawn++;
        }
    }

    public override void FillNormal(Span<double> destination) => destination.Fill(0.5);

    public override void FillUniform(Span<double> destination) => destination.Fill(0.25);

    public override void FillNormal(Span<float> destination) => throw new NotSupportedException();

    public override void FillUniform(Span<float> destination) => throw new NotSupportedException();

    public override void FillSigns(Span<sbyte> destination) => throw new NotSupportedException();
}
