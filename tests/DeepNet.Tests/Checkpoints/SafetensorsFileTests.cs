namespace DeepNet.Tests;

/// <summary>Oracle: the format as its description has it, written byte by byte.</summary>
public sealed class SafetensorsFileTests
{
    private static readonly byte[] Two = Files.Safetensors(("a", [2, 3], [1, -2, 3, 0.5, 1e10, -1e-10]), ("b", [2], [7, 8]));

    [Fact]
    public void ReadsEveryTypeOfRealNumber()
    {
        using var file = Open(Files.Safetensors(
            ("f64", "F64", [2], [.. BitConverter.GetBytes(Math.PI), .. BitConverter.GetBytes(-1e300)]),
            ("f32", "F32", [1, 2], [.. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(float.Epsilon)]),
            ("f16", "F16", [2], [.. BitConverter.GetBytes((Half)(-0.1)), .. BitConverter.GetBytes((Half)65504)]),
            ("bf16", "BF16", [3], [0x80, 0x3F, 0x49, 0x40, 0x80, 0xFF]),
            ("scalar", "F32", [], BitConverter.GetBytes(4f)),
            ("empty", "F32", [0, 5], [])));

        Assert.Equal([Math.PI, -1e300], Values(file, "f64"));
        Assert.Equal([1.5, float.Epsilon], Values(file, "f32"));
        Assert.Equal([(double)(Half)(-0.1), 65504], Values(file, "f16"));
        Assert.Equal([1, 3.140625, double.NegativeInfinity], Values(file, "bf16"));
        Assert.Equal([4], Values(file, "scalar"));
        Assert.Empty(Values(file, "empty"));
        Assert.Equal(["1 x 2", "one number"], [file.Tensors["f32"].ShapeText, file.Tensors["scalar"].ShapeText]);
    }

    [Fact]
    public void ReadsTensorsLargerThanAChunkInAnyOrder()
    {
        double[] large = [.. Enumerable.Range(0, 50_000).Select(index => (double)index)];
        using var file = Open(Files.Safetensors(("z", [50_000], large), ("a", [1], [-1])));

        Assert.Equal([-1], Values(file, "a"));
        Assert.Equal(large, Values(file, "z"));
    }

    [Fact]
    public void EveryTruncationIsTold()
    {
        for (int length = 0; length < Two.Length; length++)
            Assert.Matches("truncated|fewer than the 8", Message(Two[..length]));
        Assert.Contains("bytes were added", Message([.. Two, 0]));
    }

    [Theory]
    [InlineData("[1, 2]", 0, "byte 8 does not begin a JSON object; this is another kind of file; safetensors.torch.save_file")]
    [InlineData("{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 4]}", 4, "is not JSON, or names a tensor twice.")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}, \"a\": {\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "is not JSON, or names a tensor twice.")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[1]}}", 4, "the header describes 'a' without a dtype, a shape of whole numbers and two data_offsets.")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", 4, "the header describes 'a' without")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "the header describes 'a' without")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", 4, "'a' would lie at bytes")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 4, "'a' would lie at bytes 63 to 71, but the file has 67")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "'a' has 4 bytes at byte 63, which are not 2 numbers of type F32.")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}", 4, "'a' has more elements than fit into memory.")]
    [InlineData("{\"a\": {\"dtype\":\"X7\",\"shape\":[4],\"data_offsets\":[0,4]}}", 4, "'a' has the type 'X7', which is not known here.")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "'a' begins at byte 67, where byte 63 was due: tensors overlap or leave a gap.")]
    [InlineData("{\"a\": {\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}, \"b\": {\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "tensors overlap or leave a gap.")]
    [InlineData("{\"\\ud800\": {\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "the header contains a text that is not Unicode.")]
    public void DamagedHeadersAreToldWithTheirPlace(string header, int content, string message) => Assert.Contains(message, Message(Files.Safetensors(header, new byte[content])));

    [Fact]
    public void OtherKindsOfFilesAreTold()
    {
        Assert.Equal(
            "a.safetensors: byte 0 promises a header of 7378697629483820646 bytes; at most 100000000 are allowed, so that this is another kind of file; safetensors.torch.save_file writes what PyTorch's load has read.",
            Message([.. Enumerable.Repeat((byte)0x66, 100)]));
        Assert.StartsWith("nowhere.safetensors cannot be read", Assert.Throws<ArrayFileException>(() => SafetensorsFile.Open("/nowhere/nowhere.safetensors")).Message);
    }

    [Fact]
    public void IntegersAreNoWeights()
    {
        using var file = Open(Files.Safetensors(("n", "I64", [1], new byte[8])));

        Assert.Contains("'n' holds I64", Assert.Throws<ArrayFileException>(() => Values(file, "n")).Message);
    }

    private static SafetensorsFile Open(byte[] bytes) => new(new MemoryStream(bytes), "a.safetensors");

    private static string Message(byte[] bytes) => Assert.Throws<ArrayFileException>(() => Open(bytes)).Message;

    private static double[] Values(SafetensorsFile file, string name)
    {
        double[] values = new double[file.Tensors[name].Count];
        file.Read(file.Tensors[name], values);
        return values;
    }
}
