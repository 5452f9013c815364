namespace DeepNet.Tests;

public sealed class ImageTaskTests : IDisposable
{
    private const int Side = 3;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Oracle: each pixel of image i is i, so that an image tells where it comes from; (v/255 - .5)/.5.</summary>
    [Fact]
    public void DrawsTrainingExamplesAndDividesTheTestSet()
    {
        WriteSet(train: 200, test: 60);
        var images = Task(examples: 50).Images;

        Assert.Equal((1, Side, Side), (images.Train.Channels, images.Train.Height, images.Train.Width));
        Assert.Equal((10, 50, 30, 30), (images.Classes, images.Train.Count, images.Test.Count, images.Validation.Count));
        int[] train = Indices(images.Train), test = Indices(images.Test), validation = Indices(images.Validation);
        Assert.Equal(50, train.Distinct().Count());
        Assert.Equal(60, test.Concat(validation).Distinct().Count());
        Assert.All(train.Zip(images.Train.Labels), pair => Assert.Equal(pair.First % 10, pair.Second));
        Assert.Equal(new float[] { (float)(((train[7] / 255.0) - 0.5) / 0.5) }, images.Train.Image(7).ToArray().Distinct());
        Assert.Equal(9, Task(examples: 1).InputDimension);
    }

    [Fact]
    public void SmallerSetsAreAmongLargerOnesAndReplicasDiffer()
    {
        WriteSet(train: 200, test: 10);
        int[] large = Indices(Task(examples: 120).Images.Train), small = Indices(Task(examples: 30).Images.Train);

        Assert.Equal(large[..30], small);
        Assert.NotEqual(small, Indices(Task(examples: 30, replica: 1).Images.Train));
        Assert.Equal(Enumerable.Range(0, 200), Indices(Task(examples: null).Images.Train).Order());
    }

    [Fact]
    public void ClassesAreEquallyManyWhereAskedFor()
    {
        WriteSet(train: 200, test: 10);

        int[] counts = [.. Task(examples: 47, balanced: true).Images.Train.Labels.CountBy(label => label).Select(pair => pair.Value)];

        Assert.Equal((10, 47), (counts.Length, counts.Sum()));
        Assert.All(counts, count => Assert.InRange(count, 4, 5));
        Assert.Contains(Task(examples: 47).Images.Train.Labels.CountBy(label => label), pair => pair.Value is < 4 or > 5);
    }

    [Fact]
    public void AClassWithFewerImagesIsFilledUpFromTheOthers()
    {
        byte[] labels = [.. Enumerable.Repeat((byte)0, 100), 1, 1, 1];
        Write("train", labels);
        Write("t10k", labels);

        var counts = Task(examples: 20, balanced: true).Images.Train.Labels.CountBy(label => label).ToDictionary();

        Assert.Equal((17, 3), (counts[0], counts[1]));
    }

    [Fact]
    public void MoreThanThereIsIsRefused()
    {
        WriteSet(train: 20, test: 10);

        Assert.Equal("21 examples are asked for, but there are 20.", Assert.Throws<RunFailedException>(() => Task(examples: 21)).Message);
        Assert.Equal(
            "6 test examples are asked for, but of 10 there are 5 beside those for validation.",
            Assert.Throws<RunFailedException>(() => Create(Options(20) with { TestExamples = 6 })).Message);
    }

    [Fact]
    public void FilesThatDoNotFitTogetherAreRefused()
    {
        WriteSet(train: 20, test: 10);
        _folder.Write("train-labels-idx1-ubyte", Files.Idx(new byte[19], 19));
        Assert.Equal("train-images-idx3-ubyte.gz has 20 images, but train-labels-idx1-ubyte has 19 labels.", Assert.Throws<RunFailedException>(() => Task(5)).Message);

        _folder.Write("train-labels-idx1-ubyte", Files.Idx([.. new byte[19], 10], 20));
        Assert.Equal("Image 20 for training has the label 10, but there are 10 classes.", Assert.Throws<RunFailedException>(() => Task(5)).Message);

        _folder.Write("train-labels-idx1-ubyte", Files.Idx(new byte[20], 20, 1));
        Assert.Equal("train-labels-idx1-ubyte: its magic number is 0x00000802, but that of labels is 0x00000801.", Assert.Throws<RunFailedException>(() => Task(5)).Message);
    }

    /// <summary>The choices that a user has, and no others.</summary>
    [Fact]
    public void AMissingSetIsToldWithTheChoices()
    {
        string folder = _folder.Path;

        Assert.Equal(
            $"the data set fashion-mnist is not in {folder}, the folder given: download it with 'slab data get fashion-mnist', give the folder that has its files (train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, each plain or .gz) as 'folder', set SLAB_DATA to a folder that has them in a folder 'fashion-mnist', or install Debian's package dataset-fashion-mnist.",
            Assert.Single(Problems.Of(new ImageTaskOptions { Set = ImageSetName.FashionMnist, Folder = folder })));
        Assert.Equal(
            $"the data set cifar10 is not in {folder}, the folder given: download it with 'slab data get cifar10', give the folder that has its files (data_batch_1.bin to data_batch_5.bin and test_batch.bin) as 'folder', or set SLAB_DATA to a folder that has them in a folder 'cifar10'.",
            Assert.Single(Problems.Of(new ImageTaskOptions { Set = ImageSetName.Cifar10, Folder = folder })));
        Assert.StartsWith(
            $"the data set cifar5m is not in {folder}, the folder given: give the folder that has its files (at least two .npz parts, the last of them for testing) as 'folder', or set",
            Assert.Single(Problems.Of(new ImageTaskOptions { Set = ImageSetName.Cifar5m, Folder = folder })));
    }

    [Fact]
    public void CifarIsFoundWhereItsArchiveUnpacksTo()
    {
        byte[] record = [.. Enumerable.Repeat((byte)255, 3072)];
        for (int batch = 1; batch <= 5; batch++) _folder.Write($"cifar-10-batches-bin/data_batch_{batch}.bin", [(byte)batch, .. record, 0, .. record]);
        _folder.Write("cifar-10-batches-bin/test_batch.bin", [7, .. record, 8, .. record]);
        ImageTaskOptions options = new() { Set = ImageSetName.Cifar10, Folder = _folder.Path };

        var images = Create(options).Images;

        Assert.Equal((3, 32, 32, 10), (images.Train.Channels, images.Train.Height, images.Train.Width, images.Train.Count));
        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 3, 4, 5], images.Train.Labels.Select(label => (int)label).Order());
        Assert.All(images.Train.Pixels, pixel => Assert.Equal(1f, pixel));
        Assert.Equal(6, options.InputFiles().Count());
        Assert.Empty(Problems.Of(options));
    }

    /// <summary>Oracle: pixel (image, row, column, channel) is a number that says so.</summary>
    [Fact]
    public void PartsOfCifar5mAreReadByTheImage()
    {
        for (int part = 0; part < 3; part++)
        {
            byte[] pixels = [.. Enumerable.Range(0, 4 * 2 * 2 * 3).Select(index => (byte)((part * 48) + index))], labels = [.. Enumerable.Range(0, 4).SelectMany(index => BitConverter.GetBytes((long)((part * 3) + index)))];
            _folder.Write($"cifar5m_part{part}.npz", Files.Npz(("X", Files.Npy("|u1", pixels, 4, 2, 2, 3)), ("Y", Files.Npy("<i8", labels, 4))));
        }

        var images = Create(new ImageTaskOptions { Set = ImageSetName.Cifar5m, Folder = _folder.Path, Examples = 5, ValidationFraction = 0 }).Images;

        Assert.Equal((3, 2, 2, 5, 4, 0), (images.Train.Channels, images.Train.Height, images.Train.Width, images.Train.Count, images.Test.Count, images.Validation.Count));
        Assert.Equal([6, 7, 8, 9], images.Test.Labels.Select(label => (int)label).Order());
        for (int i = 0; i < 5; i++)
        {
            int label = images.Train.Labels[i], first = (int)Math.Round((images.Train.Image(i)[0] + 1) * 127.5);
            Assert.Contains(label, new[] { first / 12, (first / 12) - 1 });
            int[] values = [.. images.Train.Image(i).ToArray().Select(pixel => (int)Math.Round((pixel + 1) * 127.5) - first)];
            Assert.Equal([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11], values);
        }
    }

    [Fact]
    public void OwnArraysAreReadAsTheyAreOrMapped()
    {
        float[] pixels = [0, 0.5f, 1, 1, 0.25f, 0, 0, 1];
        string images = _folder.Write("x.npy", Files.Npy("<f4", [.. pixels.SelectMany(BitConverter.GetBytes)], 2, 2, 2)), labels = _folder.Write("y.npy", Files.Npy("|u1", [0, 2], 2));
        ImageTaskOptions options = new() { Images = images, Labels = labels, TestImages = images, TestLabels = labels };

        var plain = Create(options).Images;
        var mapped = Create(options with { PixelRange = [0, 1] }).Images;

        Assert.Equal((3, 2, 1, 1), (plain.Classes, plain.Train.Count, plain.Test.Count, plain.Validation.Count));
        Assert.Equal(pixels.Order(), plain.Train.Pixels.Order());
        Assert.Equal(pixels.Select(pixel => (2 * pixel) - 1).Order(), mapped.Train.Pixels.Order());
        Assert.Empty(Problems.Of(options));
        Assert.Contains("needs 'labels'; only a .npz file can have them beside the images", Problems.Of(options with { Labels = null }));
        Assert.Contains("is given beside own arrays; one of them is enough", Problems.Of(options with { Set = ImageSetName.Mnist }));
        Assert.StartsWith("needs 'set'", Assert.Single(Problems.Of(new ImageTaskOptions())));
    }

    [Theory]
    [InlineData("<f4", 2, 8, 8, 3, "x.npy has the shape 2 x 8 x 8 x 3, whose last index looks like the channel; say channels-last: true.")]
    [InlineData("<f4", 2, 0, 8, 8, "x.npy has the shape 2 x 0 x 8 x 8; images are an array n x height x width, n x channels x height x width or, with channels-last, n x height x width x channels.")]
    [InlineData("<f4", 3, 1, 2, 2, "x.npy has 3 images, but y.npy has 2 labels.")]
    [InlineData("<f4", 2, 1, 2, 2, "x.npy is damaged: it ends in row 2 of the NumPy array.", 5)]
    [InlineData("<c8", 2, 1, 2, 2, "x.npy is a NumPy array of the type '<c8'; real numbers and integers in little-endian are read.")]
    public void OwnArraysThatDoNotFitAreRefused(string type, int count, int channels, int height, int width, string message, int missing = 0)
    {
        string images = _folder.Write("x.npy", Files.Npy(type, new byte[(4 * count * channels * height * width) - missing], count, channels, height, width)), labels = _folder.Write("y.npy", Files.Npy("|u1", [0, 1], 2));

        Assert.Equal(message, Assert.Throws<RunFailedException>(() => Create(new ImageTaskOptions { Images = images, Labels = labels, TestImages = images, TestLabels = labels })).Message);
    }

    [Fact]
    public void LabelsThatAreNoClassesAreRefused()
    {
        string images = _folder.Write("x.npy", Files.Npy("|u1", new byte[8], 2, 2, 2)), labels = _folder.Write("y.npy", Files.Npy("<f8", [.. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(1.5)], 2));

        Assert.Equal(
            "y.npy: label 2 is 1.5, which is none of 0 to 255.",
            Assert.Throws<RunFailedException>(() => Create(new ImageTaskOptions { Images = images, Labels = labels, TestImages = images, TestLabels = labels })).Message);
    }

    /// <summary>Oracle: 6000 training and 1000 test images a class, as its authors say (Xiao, Rasul and Vollgraf 2017).</summary>
    [Fact]
    public void FashionMnistHasEquallyManyImagesOfEachClass()
    {
        ImageTaskOptions options = new() { Set = ImageSetName.FashionMnist, ValidationFraction = 0 };
        Assert.SkipUnless(Problems.Of(options).Length == 0, "Fashion-MNIST is not here; Debian's package dataset-fashion-mnist has it.");

        var images = Create(options).Images;

        Assert.Equal((10, 28, 28), (images.Classes, images.Train.Height, images.Train.Width));
        Assert.All(images.Train.Labels.CountBy(label => label), pair => Assert.Equal(6000, pair.Value));
        Assert.All(images.Test.Labels.CountBy(label => label), pair => Assert.Equal(1000, pair.Value));
        Assert.Equal((-1f, 1f), (images.Test.Pixels.Min(), images.Test.Pixels.Max()));
    }

    private ImageTask Task(int? examples, bool balanced = false, int replica = 0) => Create(Options(examples) with { Balanced = balanced }, replica);

    private ImageTaskOptions Options(int? examples) => new() { Set = ImageSetName.Mnist, Folder = _folder.Path, Examples = examples };

    private static ImageTask Create(ImageTaskOptions options, int replica = 0) => new(options, new ImageLibrary(), new PhiloxStreams(7, replica, ""));

    private void WriteSet(int train, int test)
    {
        Write("train", [.. Enumerable.Range(0, train).Select(index => (byte)(index % 10))]);
        Write("t10k", [.. Enumerable.Range(0, test).Select(index => (byte)(index % 10))]);
    }

    /// <summary>Images compressed, labels not.</summary>
    private void Write(string part, byte[] labels)
    {
        byte[] pixels = [.. Enumerable.Range(0, labels.Length).SelectMany(index => Enumerable.Repeat((byte)index, Side * Side))];
        _folder.Write($"{part}-images-idx3-ubyte.gz", Files.Gzip(Files.Idx(pixels, labels.Length, Side, Side)));
        _folder.Write($"{part}-labels-idx1-ubyte", Files.Idx(labels, labels.Length));
    }

    private static int[] Indices(LabelledImages images) => [.. Enumerable.Range(0, images.Count).Select(index => (int)Math.Round((images.Image(index)[0] + 1) * 127.5))];
}
