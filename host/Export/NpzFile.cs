using System.IO.Compression;
using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Export;

/// <summary>
/// Curves as one .npz file, which <c>numpy.load</c> reads: per block <c>block/time</c> and <c>block/observable</c> as runs × times, and <c>block/replica</c> and
/// <c>block/parameter</c> with an entry per run. The same results give the same bytes.
/// </summary>
internal static class NpzFile
{
    /// <summary>The earliest time that a zip file can hold.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream output, Experiment experiment, IReadOnlyList<CurveTable> tables)
    {
        using ZipArchive archive = new(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in tables)
        {
            Add(archive, $"{table.Block}/time", stream => NpyArray.Write(stream, table.Times(), table.Count, table.Length));
            Add(archive, $"{table.Block}/replica", stream => NpyArray.Write(stream, [.. table.Runs.Select(run => (long)run.Run.Replica)]));
            foreach (string name in experiment.SweptNames) Add(archive, $"{table.Block}/{name}", stream => WriteParameter(stream, table, name));
            foreach (string observable in table.Observables)
                Add(archive, $"{table.Block}/{observable}", stream => NpyArray.Write(stream, table.Values(observable), table.Count, table.Length));
        }
    }

    private static void WriteParameter(Stream stream, CurveTable table, string name)
    {
        object?[] values = [.. table.Runs.Select(run => run.Run.Point.Point.TryGet(name, out ParameterValue value) ? value.Boxed : null)];
        if (values.All(value => value is double or null)) NpyArray.Write(stream, [.. values.Select(value => value is double number ? number : double.NaN)], values.Length);
        else if (values.All(value => value is bool)) NpyArray.Write(stream, [.. values.Select(value => (bool)value!)]);
        else NpyArray.Write(stream, [.. table.Runs.Select(run => run.Run.Point.Point.TryGet(name, out var value) ? value.ToString() : "")]);
    }

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        var entry = archive.CreateEntry(name + ".npy", CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        write(stream);
    }
}
