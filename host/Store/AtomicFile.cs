using System.Collections.Concurrent;
using System.Globalization;

namespace ScalingLab.Host.Store;

/// <summary>Files that are there completely or not at all: written beside, flushed to the disk, then renamed.</summary>
internal static class AtomicFile
{
    private const string TemporarySuffix = ".tmp";

    /// <summary>A write takes seconds; what another machine has not finished in this time it has left behind.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromDays(1);

    /// <summary>The temporary files that this process is writing.</summary>
    private static readonly ConcurrentDictionary<string, bool> InUse = [];

    /// <summary>Writes a file unless it is there already (another process was first); never overwrites.</summary>
    /// <returns>Whether this call wrote it.</returns>
    public static bool Create(string path, Action<Stream> write)
    {
        if (File.Exists(path)) return false;
        string temporary = Temporary(path);
        try
        {
            Write(temporary, write);
            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
            return false;
        }
        catch
        {
            Discard(temporary);
            throw;
        }
        finally
        {
            InUse.TryRemove(Path.GetFullPath(temporary), out _);
        }
    }

    /// <summary>Writes a file, replacing what was there in one step.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="keep">Where to keep what was there, if anywhere.</param>
    public static void Replace(string path, Action<Stream> write, string? keep = null)
    {
        string temporary = Temporary(path);
        try
        {
            Write(temporary, write);
            if (keep is not null && File.Exists(path)) MoveIfThere(path, keep);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
        finally
        {
            InUse.TryRemove(Path.GetFullPath(temporary), out _);
        }
    }

    /// <summary>Removes what processes that no longer live left behind in a folder.</summary>
    public static void RemoveAbandoned(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (string path in Directory.EnumerateFiles(folder, "*" + TemporarySuffix))
        {
            if (IsAbandoned(path)) File.Delete(path);
        }
    }

    /// <summary>Proves that files can be written in a folder; leaves none.</summary>
    public static void Probe(string folder)
    {
        string temporary = Temporary(Path.Combine(folder, "probe"));
        File.WriteAllText(temporary, "");
        File.Delete(temporary);
    }

    /// <summary>A temporary file is called &lt;name&gt;.&lt;machine&gt;.&lt;process&gt;.tmp.</summary>
    private static bool IsAbandoned(string path)
    {
        string[] parts = Path.GetFileName(path).Split('.');
        if (parts.Length < 4 || !int.TryParse(parts[^2], CultureInfo.InvariantCulture, out int process)) return false;
        if (parts[^3] != MachineName) return DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > LongestWrite;

        // In a container a process often has the number of the one that crashed before it.
        return process == Environment.ProcessId ? !InUse.ContainsKey(Path.GetFullPath(path)) : !IsAlive(process);
    }

    /// <summary>Another process may have moved it in the meantime.</summary>
    private static void MoveIfThere(string path, string target)
    {
        try
        {
            File.Move(path, target, overwrite: true);
        }
        catch (FileNotFoundException)
        {
        }
    }

    private static string MachineName { get; } = Environment.MachineName.Replace('.', '-');

    private static string Temporary(string path) => $"{path}.{MachineName}.{Environment.ProcessId}{TemporarySuffix}";

    private static void Write(string path, Action<Stream> write)
    {
        InUse[Path.GetFullPath(path)] = true;
        using FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The half-written file would be in the way of whoever frees the disk; if it cannot go, that must not hide the cause.</summary>
    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
