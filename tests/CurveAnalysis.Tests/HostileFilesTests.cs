using System.Globalization;
using System.IO.Compression;
using System.Text;
using ScalingLab.CurveAnalysis;

namespace CurveAnalysis.Tests;

/// <summary>
/// Whatever bytes are in a file of measured curves: rows, or the one exception that says what is wrong, and never memory for what is not there. Seeds are
/// fixed; SLAB_FUZZ_CASES sets how many cases there are.
/// </summary>
public sealed class HostileFilesTests : IDisposable
{
    private const long MostBytes = 500_000_000;

    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("SLAB_FUZZ_CASES"), CultureInfo.InvariantCulture, out int value) ? value : 1500;

    private readonly string _folder = Directory.CreateTempSubdirectory("hostile-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("csv")]
    [InlineData("tsv")]
    [InlineData("jsonl")]
    [InlineData("npy")]
    [InlineData("npz")]
    public void Are_read_or_refused(string extension)
    {
        byte[] valid = Valid(extension);
        Assert.NotEmpty(Read(extension, valid, 0)!);
        int read = 0;
        for (int i = 0; i < Cases; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            if (Read(extension, Damaged(valid, new Random(i)), i) is not null) read++;
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }

        Assert.InRange(read, 1, Cases - 1);
    }

    [Fact]
    public void An_archive_that_expands_without_end_is_refused()
    {
        string path = Path.Combine(_folder, "bomb.npz");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("x.npy", CompressionLevel.Optimal).Open();
            byte[] header = Encoding.ASCII.GetBytes("{'descr': '<f8', 'fortran_order': False, 'shape': (250000000,), }\n");
            entry.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header]);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 600; i++) entry.Write(zeros);
        }

        Assert.True(new FileInfo(path).Length < 2_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        var exception = Assert.Throws<MeasuredFileException>(() => MeasuredFile.Rows(new() { File = path, Y = "x" }));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.Contains("bomb.npz", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] Valid(string extension)
    {
        byte[] header = Encoding.ASCII.GetBytes("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }\n");
        byte[] array = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. new[] { 1.0, 5, 2, 4, 3, 3 }.SelectMany(BitConverter.GetBytes)];
        if (extension == "npy") return array;
        if (extension != "npz")
        {
            return Encoding.UTF8.GetBytes(extension switch
            {
                "csv" => "0,1,\"the loss\"\n1,5,0.5\n2,4,\"0.25\"\n3,3,1e-3\n",
                "tsv" => "# comment\n0\t1\n1\t5\n2\t4\n3\t3\n",
                _ => "{\"0\": 1, \"1\": 5}\n{\"0\": 2, \"1\": 4, \"a\": {\"b\": [1]}}\n{\"0\": 3, \"1\": 3}\n",
            });
        }

        MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("a.npy").Open();
            entry.Write(array);
        }

        return stream.ToArray();
    }

    /// <summary>The rows; null when the file was refused.</summary>
    private MeasuredRow[]? Read(string extension, byte[] bytes, int number)
    {
        // A new name each time: a file is read once.
        string path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{number}.{extension}"));
        File.WriteAllBytes(path, bytes);
        try
        {
            return extension == "npz" ? MeasuredFile.Rows(new() { File = path, X = "a[0]", Y = "a[1]" }) : MeasuredFile.Rows(new() { File = path, X = "0", Y = "1" });
        }
        catch (MeasuredFileException exception)
        {
            Assert.False(string.IsNullOrWhiteSpace(exception.Message));
            return null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Damaged(byte[] valid, Random random)
    {
        byte[] bytes = [.. valid];
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            int at = random.Next(bytes.Length), length = Math.Min(random.Next(1, 20), bytes.Length - at);
            bytes = random.Next(7) switch
            {
                0 => [.. bytes[..at], .. bytes[(at + length)..], 0],
                1 => [.. bytes[..at], .. bytes.AsSpan(at, length), .. bytes[at..]],
                2 => [.. bytes[..(at + 1)]],
                3 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(Hostile[random.Next(Hostile.Length)]), .. bytes[at..]],
                4 => [.. bytes.Select((value, i) => i == at ? (byte)random.Next(256) : value)],
                5 => [.. bytes.Select((value, i) => i == at && value is >= (byte)'0' and <= (byte)'9' ? (byte)('0' + random.Next(10)) : value)],
                _ => [.. bytes[at..], .. bytes[..at]],
            };
        }

        return bytes;
    }

    private static readonly string[] Hostile =
    [
        "1e999", "nan", "-inf", "9999999999", "-1", "(((", "[[[[[[[[", "{\"a\":{\"a\":{", "\"", "\"\"", "\n\n", "\r", "\t", ",,,,", "\0", "\uFEFF", "'descr': '<f4'", "'shape': (2147483647, 2147483647)", "'shape': (0, 5)", "'fortran_order': True", "|O", ">f8",
    ];
}
