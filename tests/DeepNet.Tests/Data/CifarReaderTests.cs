namespace DeepNet.Tests;

/// <summary>Oracle: the format as its author describes it, written byte by byte.</summary>
public sealed class CifarReaderTests
{
    private static readonly byte[] First = Files.Random(1, 3072);
    private static readonly byte[] Second = Files.Random(2, 3072);

    [Fact]
    public void ReadsRecordsOfOneOrTwoLabels()
    {
        var (labels, pixels) = Read(10, [3, .. First], [9, .. Second]);
        Assert.Equal([3, 9], labels);
        Assert.Equal([.. First, .. Second], pixels);

        (labels, pixels) = Read(100, [19, 99, .. First, 0, 42, .. Second]);
        Assert.Equal([99, 42], labels);
        Assert.Equal([.. First, .. Second], pixels);
    }

    [Fact]
    public void SaysWhatIsWrongAndWhere()
    {
        Assert.Equal(
            "1.bin has 3172 bytes, not a multiple of the 3073 of an image with its label: the last record, at byte 3073, is truncated, or this is another kind of file.",
            Message(10, [3, .. First, .. new byte[99]]));
        Assert.StartsWith("1.bin has 0 bytes", Message(10, Array.Empty<byte>()));
        Assert.Equal("2.bin: byte 3073 gives the label 10, but there are 10 classes.", Message(10, [3, .. First], [9, .. Second, 10, .. First]));
        Assert.Equal("1.bin: byte 1 gives the label 100, but there are 100 classes.", Message(100, [0, 100, .. First]));
    }

    private static (byte[] Labels, byte[] Pixels) Read(int classes, params byte[][] files) =>
        CifarReader.Read(files.Select((file, index) => ((Stream)new MemoryStream(file), $"{index + 1}.bin")), classes);

    private static string Message(int classes, params byte[][] files) => Assert.Throws<ArrayFileException>(() => Read(classes, files)).Message;
}
