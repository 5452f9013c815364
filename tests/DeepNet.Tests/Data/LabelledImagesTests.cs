namespace DeepNet.Tests.Data;

public sealed class LabelledImagesTests
{
    [Fact]
    public void PixelsThatAreNotSoManyImagesAreRefused() =>
        Assert.Throws<ArgumentException>(() => new LabelledImages(1, 2, 2, new float[7], new byte[2]));

    [Fact]
    public void AnImageIsItsOwnPixels()
    {
        var images = new LabelledImages(1, 1, 2, [1, 2, 3, 4], [0, 1]);
        Assert.Equal([3f, 4f], images.Image(1).ToArray());
    }
}
