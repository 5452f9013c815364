using System.Text;

namespace DeepNet.Tests;

/// <summary>
/// Whatever bytes come, a reader reads them or says by the one exception of files what is wrong: it never throws anything else, nor takes memory for what is
/// not there. Seeds are fixed.
/// </summary>
public sealed class DamagedFilesTests
{
    private const int Trials = 3000;

    private static readonly byte[] Array = Files.Npy("<f4", Files.Random(1, 48), 3, 2, 2);

    public static TheoryData<string> Readers => [.. Cases.Keys];

    private static Dictionary<string, (byte[] Valid, Action<byte[]> Read)> Cases { get; } = new()
    {
        ["idx"] = (Files.Idx(Files.Random(1, 24), 2, 3, 4), bytes => IdxReader.Read(new MemoryStream(bytes), "a")),
        ["idx in gzip"] = (Files.Gzip(Files.Idx(Files.Random(1, 24), 2, 3, 4)), bytes => IdxReader.Read(new MemoryStream(bytes), "a")),
        ["cifar"] = ([3, .. Files.Random(1, 3072)], bytes => CifarReader.Read([(new MemoryStream(bytes), "a")], 10)),
        ["npy"] = (Array, bytes => NpyReader.Read(new MemoryStream(bytes), "a")),
        ["npy by rows"] = (Array, bytes => NpyReader.ReadRows(new MemoryStream(bytes), "a", _ => { }, (_, _) => true)),
        ["safetensors"] = (Files.Safetensors(("weight", [2, 3], [1, 2, 3, 4, 5, 6]), ("bias", [2], [7, 8])), bytes =>
        {
            using SafetensorsFile file = new(new MemoryStream(bytes), "a");
            foreach (var tensor in file.Tensors.Values.Where(tensor => tensor.IsReal)) file.Read(tensor, new double[tensor.Count]);
        }),
        ["table"] = (Encoding.UTF8.GetBytes("step,error\n1,\"0.5\"\n2,0.25\n"), bytes => TextTableReader.Read(new MemoryStream(bytes), "a")),
        ["text"] = (Encoding.UTF8.GetBytes("In the beginning ñ😀"), bytes => TokenReader.Tokens(bytes, "a", Tokenizer.Character)),
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public void AreReadOrRefused(string reader)
    {
        var (valid, read) = Cases[reader];
        Random random = new(20261122);
        long before = GC.GetAllocatedBytesForCurrentThread();
        read(valid);
        for (int trial = 0; trial < Trials; trial++)
        {
            byte[] bytes = Damaged(valid, random);
            try
            {
                read(bytes);
            }
            catch (ArrayFileException exception)
            {
                Assert.False(string.IsNullOrWhiteSpace(exception.Message));
            }
        }

        // Room for a first piece of 1 MiB each time, but not for what damaged headers promise.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Trials * 3L << 20);
    }

    [Fact]
    public void AreReadOrRefusedFromArchives()
    {
        using TemporaryFolder folder = new();
        byte[] valid = Files.Npz(("X", Array), ("Y", Files.Npy("|u1", [0, 1, 2], 3)));
        Random random = new(20261122);
        string path = folder.Write("a.npz", valid);
        ImageTaskOptions options = new() { Images = path, TestImages = path };
        Assert.Equal(3, Create(options).Images.Train.Count);
        for (int trial = 0; trial < 500; trial++)
        {
            folder.Write("a.npz", Damaged(valid, random));
            try
            {
                Create(options);
            }
            catch (RunFailedException exception)
            {
                Assert.False(string.IsNullOrWhiteSpace(exception.Message));
            }
        }
    }

    private static ImageTask Create(ImageTaskOptions options) => new(options, new ImageLibrary(), new PhiloxStreams(7, 0, ""));

    /// <summary>One of: some bytes changed, cut off, put in, a piece moved, or other bytes altogether.</summary>
    private static byte[] Damaged(byte[] valid, Random random)
    {
        byte[] bytes = [.. valid];
        int place = random.Next(bytes.Length);
        switch (random.Next(8))
        {
            case 0:
                return bytes[..place];
            case 1:
                return [.. bytes[..place], .. Files.Random(random.Next(), random.Next(1, 9)), .. bytes[place..]];
            case 2:
                return [.. bytes[place..], .. bytes[..place]];
            case 3:
                return Files.Random(random.Next(), random.Next(1, 200));
            case 4:
                bytes[place] ^= (byte)(1 << random.Next(8));
                return bytes;
            default:
                // Most of a header stands at the beginning.
                for (int change = random.Next(1, 4); change > 0; change--) bytes[random.Next(Math.Min(bytes.Length, 80))] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)"0123456789-,:\"{}[]()'. \n"[random.Next(24)];
                return bytes;
        }
    }
}
