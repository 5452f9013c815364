namespace DeepNet.Tests.Support;

/// <summary>Noisy images of 28 × 28 pixels whose class is the place of a bright stripe: what a network of any preset learns in a few steps.</summary>
internal sealed class StripedImages : IImageTask
{
    private const int Classes = 4;

    public StripedImages(int train, int test)
    {
        var stream = new PhiloxStreams(5, 0).Create("stripes");
        Images = new ImageSet(Classes, Draw(train, stream), Draw(test, stream), Draw(0, stream));
    }

    public long InputDimension => 28 * 28;

    public ImageSet Images { get; }

    private static LabelledImages Draw(int count, RandomStream stream)
    {
        float[] pixels = new float[count * 28 * 28];
        byte[] labels = new byte[count];
        stream.FillNormal(pixels);
        for (int i = 0; i < count; i++)
        {
            labels[i] = (byte)stream.NextInteger(Classes);
            for (int y = 7 * labels[i]; y < 7 * (labels[i] + 1); y++)
                for (int x = 0; x < 28; x++) pixels[(i * 784) + (28 * y) + x] += 1;
        }

        return new LabelledImages(1, 28, 28, pixels, labels);
    }
}
