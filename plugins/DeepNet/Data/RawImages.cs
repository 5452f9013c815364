namespace ScalingLab.DeepNet;

/// <summary>All images of a file or a series of files with their labels, from which runs take theirs.</summary>
/// <param name="Channels">Channels c.</param>
/// <param name="Height">Rows h.</param>
/// <param name="Width">Columns w.</param>
/// <param name="Labels">The labels, counted from 0.</param>
internal abstract record RawImages(int Channels, int Height, int Width, byte[] Labels)
{
    /// <summary>Pixels of one image.</summary>
    public int Size => Channels * Height * Width;

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Takes images.</summary>
    /// <param name="indices">Which, each once.</param>
    public LabelledImages Take(ReadOnlySpan<int> indices)
    {
        float[] pixels = new float[checked(indices.Length * Size)];
        byte[] labels = new byte[indices.Length];
        for (int i = 0; i < indices.Length; i++) labels[i] = Labels[indices[i]];
        Copy(indices, pixels);
        return new LabelledImages(Channels, Height, Width, pixels, labels);
    }

    /// <summary>Writes the pixels of images, each c × h × w, one after the other.</summary>
    protected abstract void Copy(ReadOnlySpan<int> indices, float[] pixels);
}
