namespace ScalingLab.DeepNet;

/// <summary>n images of c × h × w pixels with their labels.</summary>
public sealed class LabelledImages
{
    /// <summary>Wraps the arrays, which are not copied and must not change afterwards.</summary>
    /// <param name="channels">Channels c.</param>
    /// <param name="height">Rows h.</param>
    /// <param name="width">Columns w.</param>
    /// <param name="pixels">n × c × h × w pixels, as the network reads them.</param>
    /// <param name="labels">n labels, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is less than 1.</exception>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public LabelledImages(int channels, int height, int width, float[] pixels, byte[] labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        (Channels, Height, Width) = (channels, height, width);
        if (pixels.LongLength != (long)labels.Length * Size)
            throw new ArgumentException($"{pixels.LongLength} pixels are not {labels.Length} images of {channels} x {height} x {width}.", nameof(pixels));
        (Pixels, Labels) = (pixels, labels);
    }

    /// <summary>Channels c.</summary>
    public int Channels { get; }

    /// <summary>Rows h.</summary>
    public int Height { get; }

    /// <summary>Columns w.</summary>
    public int Width { get; }

    /// <summary>Pixels of one image, c h w.</summary>
    public int Size => Channels * Height * Width;

    /// <summary>Number of images n.</summary>
    public int Count => Labels.Length;

    /// <summary>n × c × h × w pixels.</summary>
    public float[] Pixels { get; }

    /// <summary>n labels, counted from 0.</summary>
    public byte[] Labels { get; }

    /// <summary>The c × h × w pixels of one image.</summary>
    /// <param name="index">0 ≤ index &lt; n.</param>
    public ReadOnlySpan<float> Image(int index) => Pixels.AsSpan(index * Size, Size);
}
