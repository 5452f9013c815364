using ScalingLab.DeepNet;

namespace ScalingLab.Bench.DeepNetworks;

/// <summary>Normal pixels with random labels: the time of a step does not depend on what the images show.</summary>
internal sealed class RandomImages : IImageTask
{
    private const int Side = 28;

    public RandomImages(int train, int test)
    {
        var random = new Random(1);
        Images = new ImageSet(10, Draw(train, random), Draw(test, random), Draw(0, random));
    }

    public long InputDimension => Side * Side;

    public ImageSet Images { get; }

    private static LabelledImages Draw(int count, Random random)
    {
        float[] pixels = new float[count * Side * Side];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (float)((2 * random.NextDouble()) - 1);
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) labels[i] = (byte)random.Next(10);
        return new LabelledImages(1, Side, Side, pixels, labels);
    }
}
