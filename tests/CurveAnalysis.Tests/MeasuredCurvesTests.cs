using System.IO.Compression;
using System.Text;
using ScalingLab.CurveAnalysis;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class MeasuredCurvesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("measured-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_tidy_table_gives_the_rows_that_where_selects_in_their_units()
    {
        string file = Write("a.csv", "# a comment\nwidth,tokens,\"the loss\"\n64,1,3.5\n128,1,3\n64.0,2,2.5\n");
        var model = new MeasuredCurves(new() { File = file, X = "tokens", Y = "the loss", Where = new() { ["width"] = "64" }, Units = new() { ["tokens"] = 1e9 } }, new PhiloxStreams(1, 0));

        Assert.Null(model.Row);
        model.Advance(1, default);
        Assert.Equal((1.0, 1e9, 3.5), (model.Time, model.Row!.Value.X, model.Row.Value.Y));
        model.Advance(100, default);
        Assert.Equal((2.0, 2e9, 2.5), (model.Time, model.Row!.Value.X, model.Row.Value.Y));
    }

    [Fact]
    public void A_wide_table_has_a_column_a_curve_and_needs_no_abscissa()
    {
        string file = Write("a.tsv", "step\tloss_64\tloss_128\n1\t3\t4\n2\t2\t1\n");

        Assert.Equal([(1.0, 4.0), (2.0, 1.0)], MeasuredFile.Rows(new() { File = file, Y = "loss_128" }).Select(row => (row.X, row.Y)));
    }

    [Fact]
    public void Json_lines_pass_over_rows_that_log_other_things()
    {
        string file = Write("log.jsonl", "{\"step\": 1, \"eval\": {\"loss\": 3}}\n{\"step\": 2, \"lr\": 0.1}\n{\"step\": 3, \"eval\": {\"loss\": 2.5}}\n");

        Assert.Equal([(1.0, 3.0), (3.0, 2.5)], MeasuredFile.Rows(new() { File = file, X = "step", Y = "eval.loss" }).Select(row => (row.X, row.Y)));
    }

    [Fact]
    public void Numpy_matrices_give_their_columns()
    {
        // Oracle: the layout of numpy.lib.format, version 1.0, of [[1, 5], [2, 4]] as little-endian float64 in C order.
        byte[] header = Encoding.ASCII.GetBytes("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }\n");
        string file = Path.Combine(_folder, "a.npy");
        File.WriteAllBytes(file, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. new[] { 1.0, 5, 2, 4 }.SelectMany(BitConverter.GetBytes)]);

        Assert.Equal([(1.0, 5.0), (2.0, 4.0)], MeasuredFile.Rows(new() { File = file, X = "0", Y = "1" }).Select(row => (row.X, row.Y)));
    }

    [Fact]
    public void Replica_k_reads_the_rows_of_the_kth_value()
    {
        string file = Write("a.csv", "width,seed,step,loss\n64,7,1,3\n64,7,2,2\n64,3,1,5\n64,3,2,4\n128,9,1,1\n");
        MeasuredCurvesOptions options = new() { File = file, X = "step", Y = "loss", Replica = "seed", Where = new() { ["width"] = "64" } };
        double[] Losses(int replica)
        {
            MeasuredCurves model = new(options, new PhiloxStreams(1, replica));
            model.Advance(1, default);
            double first = model.Row!.Value.Y;
            model.Advance(2, default);
            return [first, model.Row!.Value.Y];
        }

        Assert.Empty(options.Validate(new(options)));
        Assert.Equal([3, 2], Losses(0));
        Assert.Equal([5, 4], Losses(1));
        Assert.Equal("a.csv has 2 values of 'seed' (7, 3), but this is replica 2; set replicas: 2.", Assert.Throws<RunFailedException>(() => Losses(2)).Message);
    }

    [Fact]
    public void A_fault_in_any_replica_is_told_before_anything_runs()
    {
        MeasuredCurvesOptions options = new() { File = Write("a.csv", "seed,x,y\n1,1,2\n1,2,1\n2,2,2\n2,1,1\n"), X = "x", Y = "y", Replica = "seed" };

        Assert.StartsWith("a.csv, line 5, column 'x': the abscissa 1 comes after a larger one", Assert.Single(options.Validate(new(options))).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("a.csv has no column 'run'; its columns are seed, x, y.", Assert.Single((options with { Replica = "run" }).Validate(new(options))).ErrorMessage);
    }

    [Fact]
    public void A_numpy_archive_gives_its_arrays_by_name()
    {
        // Oracle: the layout of numpy.savez: a zip with one .npy a name; a vector and a matrix in Fortran order, of float32 and int64.
        string file = Path.Combine(_folder, "a.npz");
        using (var archive = ZipFile.Open(file, ZipArchiveMode.Create))
        {
            Add("step", "'<i8', 'fortran_order': False, 'shape': (3,)", new long[] { 1, 2, 4 }.SelectMany(BitConverter.GetBytes));
            Add("loss", "'<f4', 'fortran_order': True, 'shape': (3, 2)", new float[] { 9, 8, 7, 6, 5, 4 }.SelectMany(BitConverter.GetBytes));

            void Add(string name, string description, IEnumerable<byte> data)
            {
                byte[] header = Encoding.ASCII.GetBytes($"{{'descr': {description}, }}\n");
                using var stream = archive.CreateEntry(name + ".npy").Open();
                stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. data]);
            }
        }

        Assert.Equal([(1.0, 6.0), (2.0, 5.0), (4.0, 4.0)], MeasuredFile.Rows(new() { File = file, X = "step", Y = "loss[1]" }).Select(row => (row.X, row.Y)));
        MeasuredCurvesOptions missing = new() { File = file, Y = "loss" };
        Assert.Equal("a.npz has no column 'loss'; its columns are step, loss[0], loss[1].", Assert.Single(missing.Validate(new(missing))).ErrorMessage);
    }

    [Fact]
    public void A_damaged_archive_is_told_as_such()
    {
        File.WriteAllBytes(Path.Combine(_folder, "a.npz"), [1, 2, 3, 4]);
        MeasuredCurvesOptions options = new() { File = Path.Combine(_folder, "a.npz"), Y = "loss" };

        Assert.StartsWith("a.npz is damaged: ", Assert.Single(options.Validate(new(options))).ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,y\n1,2\n", "z", "a.csv has no column 'z'; its columns are x, y.")]
    [InlineData("x,y\n1,2\n2,oops\n", "y", "a.csv, line 3, column 'y': 'oops' is not a finite number.")]
    [InlineData("x,y\n1,2\n2,\n", "y", "a.csv, line 3, column 'y': the cell is empty.")]
    [InlineData("x,y\n2,2\n1,1\n", "y", "a.csv, line 3, column 'x': the abscissa 1 comes after a larger one; 'where' selects the rows of one curve, and they must be sorted.")]
    [InlineData("x,y\n2,2\n\n2,1\n", "y", "a.csv, line 4, column 'x': the abscissa 2 is there already; 'where' selects the rows of one curve, and they must be sorted.")]
    [InlineData("x,y\n1,2,3\n", "y", "a.csv, line 2: 3 cells, but the header names 2 columns.")]
    [InlineData("", "y", "a.csv is empty; its first line names the columns.")]
    public void Mistakes_name_file_line_and_column(string text, string y, string message)
    {
        MeasuredCurvesOptions options = new() { File = Write("a.csv", text), X = "x", Y = y };

        Assert.Equal(message, Assert.Single(options.Validate(new(options))).ErrorMessage);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
