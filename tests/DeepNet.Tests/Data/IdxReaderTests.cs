namespace DeepNet.Tests;

/// <summary>Oracle: the format as its authors describe it, written byte by byte.</summary>
public sealed class IdxReaderTests
{
    private static readonly byte[] Values = Files.Random(1, 2 * 3 * 4);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadsPlainAndCompressedFiles(bool compressed)
    {
        byte[] file = Files.Idx(Values, 2, 3, 4);

        var array = Read(compressed ? Files.Gzip(file) : file);

        Assert.Equal([2, 3, 4], array.Shape);
        Assert.Equal(Values, array.Values);
    }

    [Fact]
    public void EveryTruncationIsToldWithItsPlace()
    {
        byte[] file = Files.Idx(Values, 2, 3, 4);
        for (int length = 0; length < file.Length; length++)
        {
            string message = Message(file[..length]);
            Assert.Contains($"ends after byte {length}", message);
        }

        // Of a compressed file, the content may be whole already when its end is missing.
        byte[] compressed = Files.Gzip(file);
        for (int length = 2; length < compressed.Length - Values.Length; length++) Message(compressed[..length]);
    }

    [Fact]
    public void SaysWhatIsWrongAndWhere()
    {
        Assert.Equal("a.idx: bytes 0 to 3 are 0x89504e47, not 0x00000801 to 0x00000804 of an idx file of bytes.", Message([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1]));
        Assert.Equal("a.idx: bytes 0 to 3 are 0x00000d03, not 0x00000801 to 0x00000804 of an idx file of bytes.", Message([0, 0, 13, 3, 0, 0, 0, 1]));
        Assert.Equal("a.idx is truncated: it ends after byte 10, within the extents of its 2 dimensions.", Message(Files.Idx([], 10_000_000, 10)[..10]));
        Assert.Equal("a.idx is truncated: it ends after byte 14, but 10000000 x 10 bytes need 100000012.", Message(Files.Idx([1, 2], 10_000_000, 10)));
        Assert.Equal("a.idx: bytes 4 to 11 promise 4294967295 x 10 bytes, which is no array that can be read.", Message(Files.Idx([], -1, 10)));
        Assert.Equal("a.idx: bytes 4 to 15 promise 100000 x 100000 x 3 bytes, which is no array that can be read.", Message(Files.Idx([], 100_000, 100_000, 3)));
        Assert.Equal("a.idx goes on after byte 40, where its 2 x 3 x 4 bytes end.", Message([.. Files.Idx(Values, 2, 3, 4), 7]));
    }

    [Fact]
    public void AFileThatIsNotThereIsTold() => Assert.StartsWith("nowhere.idx cannot be read: ", Assert.Throws<ArrayFileException>(() => IdxReader.Read("/nowhere/nowhere.idx")).Message);

    private static IdxArray Read(byte[] bytes) => IdxReader.Read(new MemoryStream(bytes), "a.idx");

    private static string Message(byte[] bytes) => Assert.Throws<ArrayFileException>(() => Read(bytes)).Message;
}
