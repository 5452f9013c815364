using System.Globalization;

namespace ScalingLab.Numerics.Tests;

public sealed class NumericArrayFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("slab-arrays-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("1,2\n3,4.5e1\n")]
    [InlineData("# numpy.savetxt\n1.0 2.0\n  3.0   4.5e1\n")]
    [InlineData("\"first\";\"second\"\n1; 2\n\n3; 45")]
    [InlineData("a\tb\r\n1\t2\r\n3\t45\r\n")]
    public void Tables_may_be_separated_by_anything_and_have_a_header(string text)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            var array = NumericArrayFile.Read(Write("a.csv", text));

            Assert.True(array.IsMatrix);
            Assert.Equal([2, 2], array.Shape);
            Assert.Equal([1, 2, 3, 45], array.Values);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_row_and_a_column_are_vectors()
    {
        Assert.True(NumericArrayFile.Read(Write("row.csv", "3,2,1")).IsVector);
        Assert.True(NumericArrayFile.Read(Write("column.txt", "3\n2\n1\n")).IsVector);
        Assert.False(NumericArrayFile.Read(Write("matrix.csv", "3,2\n1,0\n")).IsVector);
    }

    [Theory]
    [InlineData("a.csv", "1,2\n3\n", "a.csv, line 2: 1 cells, but the row before has 2.")]
    [InlineData("a.csv", "x,y\n1,oops\n", "a.csv, line 2, cell 2: 'oops' is not a number; a table holds numbers only, under a header line at most.")]
    [InlineData("a.csv", ",0,1\n0,1,2\n", "a.csv, line 1, cell 1: '' is not a number; a table holds numbers only, under a header line at most.")]
    [InlineData("a.csv", "x\ny\n", "a.csv, line 2, cell 1: 'y' is not a number; a table holds numbers only, under a header line at most.")]
    [InlineData("a.csv", "1,2\n3,NaN\n", "a.csv: number (2, 2) is NaN; all must be finite.")]
    [InlineData("a.csv", "# nothing\n", "a.csv holds no numbers.")]
    [InlineData("a.json", "[1]", "a.json: files that end in '.json' are not read; .npy, .csv, .tsv and .txt are.")]
    [InlineData("a.npy", "1,2", "a.npy is damaged: it ends before the NumPy array does.")]
    public void Mistakes_name_the_file_and_the_place(string name, string text, string message) =>
        Assert.Equal(message, Assert.Throws<ArrayFileException>(() => NumericArrayFile.Read(Write(name, text))).Message);

    [Fact]
    public void A_file_that_is_not_there_is_an_error_of_the_file() =>
        Assert.StartsWith("gone.csv cannot be read: ", Assert.Throws<ArrayFileException>(() => NumericArrayFile.Read(Path.Combine(_folder, "gone.csv"))).Message, StringComparison.Ordinal);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
