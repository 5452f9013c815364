using System.Diagnostics;
using System.Globalization;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Doctor;

/// <summary>Whether results can be written, and whether the disk keeps the promises that the store relies on.</summary>
internal static class FolderChecks
{
    private const double LittleSpace = 1e9;
    private const int Probes = 5;
    private const double SlowSeconds = 0.2;

    /// <param name="results">The folder that holds the results folders.</param>
    public static IEnumerable<CheckResult> Run(string results)
    {
        string folder = Path.GetFullPath(results);
        string existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent) existing = parent;
        yield return Writing(folder, existing);
        if (FreeBytes(existing) is { } free)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.#} GB free for {folder}");
            yield return free >= LittleSpace ? CheckResult.Good("disk", text) : CheckResult.Problem("disk", text, "Make room, or choose another folder with --out DIR.");
        }
    }

    private static CheckResult Writing(string folder, string existing)
    {
        string probe = Path.Combine(existing, $".slab-doctor-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        try
        {
            var watch = Stopwatch.StartNew();
            for (int i = 0; i < Probes; i++)
            {
                File.Delete(probe);
                AtomicFile.Create(probe, stream => stream.WriteByte(0));
            }

            double seconds = watch.Elapsed.TotalSeconds / Probes;
            if (AtomicFile.Create(probe, stream => stream.WriteByte(1)) || File.ReadAllBytes(probe) is not [0])
                return CheckResult.Problem("results", $"{folder} lets a second writer overwrite a file.", "The store relies on the opposite: use another disk with --out DIR.");
            string text = string.Create(CultureInfo.InvariantCulture, $"{folder} can be written; a record takes {seconds * 1e3:0.#} ms");
            return seconds < SlowSeconds
                ? CheckResult.Good("results", text)
                : CheckResult.Note("results", text, "Runs shorter than that are held up by the disk: a local one with --out DIR is faster.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CheckResult.Problem("results", $"{folder} cannot be written: {exception.Message}", "Choose another folder with --out DIR.");
        }
        finally
        {
            Remove(probe);
        }
    }

    private static void Remove(string probe)
    {
        try
        {
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written there is nothing to remove.
        }
    }

    private static double? FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
