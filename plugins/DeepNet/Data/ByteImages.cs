namespace ScalingLab.DeepNet;

/// <summary>Images of bytes, c × h × w each; a pixel v becomes (v/255 − 1/2)/(1/2).</summary>
/// <param name="Channels">Channels c.</param>
/// <param name="Height">Rows h.</param>
/// <param name="Width">Columns w.</param>
/// <param name="Labels">The labels.</param>
/// <param name="Pixels">The bytes.</param>
internal sealed record ByteImages(int Channels, int Height, int Width, byte[] Labels, byte[] Pixels) : RawImages(Channels, Height, Width, Labels)
{
    private static readonly float[] Values = [.. Enumerable.Range(0, 256).Select(value => (float)(((value / 255.0) - 0.5) / 0.5))];

    protected override void Copy(ReadOnlySpan<int> indices, float[] pixels)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            var source = Pixels.AsSpan(indices[i] * Size, Size);
            var target = pixels.AsSpan(i * Size, Size);
            for (int pixel = 0; pixel < source.Length; pixel++) target[pixel] = Values[source[pixel]];
        }
    }
}
