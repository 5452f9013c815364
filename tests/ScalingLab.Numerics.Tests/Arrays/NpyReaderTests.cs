using System.Text;

namespace ScalingLab.Numerics.Tests;

public sealed class NpyReaderTests
{
    private static readonly double[] _six = [1, 2, 3, 4, 5, 6];

    /// <summary>Oracle: the layout of numpy.lib.format, versions 1.0 and 2.0.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Reads_a_matrix_row_by_row(byte version)
    {
        var array = Read(Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", Doubles(_six), version));

        Assert.Equal([2, 3], array.Shape);
        Assert.Equal(_six, array.Values);
        Assert.Equal("2 x 3", array.ToString());
    }

    /// <summary>Oracle: a Fortran-ordered array stores its first index fastest, in any number of dimensions.</summary>
    [Fact]
    public void Reorders_what_was_written_in_the_order_of_fortran()
    {
        Assert.Equal([1, 3, 5, 2, 4, 6], Read(Npy("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", Doubles(_six))).Values);
        Assert.Equal(
            [1, 5, 3, 7, 2, 6, 4, 8],
            Read(Npy("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2, 2), }", Doubles([.. _six, 7, 8]))).Values);
    }

    [Theory]
    [InlineData("<f4", new byte[] { 0, 0, 0xC0, 0x3F }, 1.5)]
    [InlineData("<f2", new byte[] { 0, 0x3E }, 1.5)]
    [InlineData("<i8", new byte[] { 0xFE, 255, 255, 255, 255, 255, 255, 255 }, -2)]
    [InlineData("<i4", new byte[] { 0xFE, 255, 255, 255 }, -2)]
    [InlineData("<i2", new byte[] { 0xFE, 255 }, -2)]
    [InlineData("|i1", new byte[] { 0xFE }, -2)]
    [InlineData("<u4", new byte[] { 0xFE, 255, 255, 255 }, 4294967294.0)]
    [InlineData("<u2", new byte[] { 0xFE, 255 }, 65534)]
    [InlineData("|u1", new byte[] { 0xFE }, 254)]
    [InlineData("|b1", new byte[] { 1 }, 1)]
    public void Converts_numbers_of_other_types(string type, byte[] bytes, double value)
    {
        var array = Read(Npy($"{{'descr': '{type}', 'fortran_order': False, 'shape': (1,), }}", bytes));

        Assert.Equal(value, Assert.Single(array.Values));
        Assert.True(array.IsVector);
    }

    [Fact]
    public void Reads_more_numbers_than_fit_into_one_chunk()
    {
        double[] many = [.. Enumerable.Range(0, 20_001).Select(i => (double)i)];

        Assert.Equal(many, Read(Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (20001,), }", Doubles(many))).Values);
    }

    [Theory]
    [InlineData("{'descr': '>f8', 'fortran_order': False, 'shape': (1,), }", "a.npy is a NumPy array of the type '>f8'; real numbers and integers in little-endian are read.")]
    [InlineData("{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (1,), }", "a.npy is a NumPy array of records; save one field of it as numbers.")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (7,), }", "a.npy: the header promises 7 numbers, more than the file holds.")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }", "a.npy: '99999999999' is not an extent of a NumPy array that can be read.")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (9999999, 9999999), }", "a.npy: the header promises 99999980000001 numbers, more than the file holds.")]
    public void Says_what_it_does_not_read(string header, string message) =>
        Assert.Equal(message, Assert.Throws<ArrayFileException>(() => Read(Npy(header, Doubles(_six)))).Message);

    [Fact]
    public void Tells_other_and_damaged_files()
    {
        byte[] whole = Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (6,), }", Doubles(_six));

        Assert.Equal("a.npy is not a NumPy array.", Assert.Throws<ArrayFileException>(() => Read("numbers, honestly"u8.ToArray())).Message);
        Assert.Equal("a.npy is damaged: it ends before the NumPy array does.", Assert.Throws<ArrayFileException>(() => Read(whole[..30])).Message);
    }

    [Fact]
    public void Reads_row_by_row_from_a_stream_that_cannot_seek()
    {
        byte[] whole = Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }", Doubles(_six));
        IReadOnlyList<int> shape = [];
        List<(int, double[])> rows = [];

        NpyReader.ReadRows(new Forward(whole), "a.npy", found => shape = found, (index, values) =>
        {
            rows.Add((index, values.ToArray()));
            return index < 1;
        });

        Assert.Equal([3, 2], shape);
        Assert.Equal([0, 1], rows.Select(row => row.Item1));
        Assert.Equal([1, 2, 3, 4], rows.SelectMany(row => row.Item2));
    }

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (4, 2), }", "a.npy is damaged: it ends in row 4 of the NumPy array.")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 100000000), }", "a.npy is damaged: it ends in row 1 of the NumPy array.")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1000000000), }", "a.npy: a row would have 1000000000 numbers, more than fit into memory.")]
    [InlineData("{'descr': '<f8', 'fortran_order': True, 'shape': (3, 2), }", "a.npy has its first index running fastest; save it with order='C'.")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", "a.npy is a single number and has no rows.")]
    public void Says_where_rows_end(string header, string message) =>
        Assert.Equal(message, Assert.Throws<ArrayFileException>(() => NpyReader.ReadRows(new Forward(Npy(header, Doubles(_six))), "a.npy", _ => { }, (_, _) => true)).Message);

    /// <summary>As a stream that is decompressed while it is read.</summary>
    private sealed class Forward(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }

    private static NumericArray Read(byte[] bytes) => NpyReader.Read(new MemoryStream(bytes), "a.npy");

    internal static byte[] Doubles(double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    internal static byte[] Npy(string header, byte[] content, byte version = 1)
    {
        byte[] text = Encoding.ASCII.GetBytes(header + "\n");
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. content];
    }
}
