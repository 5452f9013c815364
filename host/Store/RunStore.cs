using System.Security.Cryptography;
using System.Text.Json;

namespace ScalingLab.Host.Store;

/// <summary>
/// The results folder of one experiment. A record exists if and only if its run finished; records are never overwritten, so several processes
/// can share a folder: the first writer of a key wins.
/// </summary>
internal sealed class RunStore
{
    private readonly string _runs;
    private readonly string _failed;

    private RunStore(string root)
    {
        Root = root;
        _runs = Path.Combine(root, "runs");
        _failed = Path.Combine(root, "failed");
        Checkpoints = new CheckpointStore(Path.Combine(root, "checkpoints"));
    }

    /// <summary>Absolute path of <c>results/&lt;experiment&gt;</c>.</summary>
    public string Root { get; }

    /// <summary>The runs in the middle.</summary>
    public CheckpointStore Checkpoints { get; }

    /// <summary>Opens a folder for reading; it need not exist.</summary>
    public static RunStore OpenRead(string root) => new(Path.GetFullPath(root));

    /// <summary>Creates the folders, removes what crashed processes left, and proves that files can be written.</summary>
    /// <exception cref="StoreException">The folder cannot be written.</exception>
    public static RunStore Open(string root)
    {
        var store = new RunStore(Path.GetFullPath(root));
        if (FileInTheWay(store.Root) is { } file)
            throw new StoreException($"The results folder {store.Root} cannot be made: {file} is a file. Choose another one with --out DIR.");
        try
        {
            Directory.CreateDirectory(store._runs);
            Directory.CreateDirectory(store._failed);
            AtomicFile.RemoveAbandoned(store.Root);
            AtomicFile.RemoveAbandoned(Path.Combine(store.Root, "figures"));
            AtomicFile.RemoveAbandoned(store._runs);
            AtomicFile.RemoveAbandoned(store._failed);
            store.Checkpoints.RemoveAbandoned(store.Contains);
            AtomicFile.Probe(store._runs);
            return store;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The results folder {store.Root} cannot be written: {exception.Message} Choose another one with --out DIR.", exception);
        }
    }

    /// <summary>The keys of all finished runs, in no particular order.</summary>
    public IEnumerable<string> Keys() => KeysIn(_runs);

    /// <summary>The keys of all runs that left a failure, in no particular order; some may have succeeded since.</summary>
    public IEnumerable<string> FailedKeys() => KeysIn(_failed);

    public bool Contains(string key) => File.Exists(RunPath(key));

    /// <summary>Whether there is a record that is not torn, by its ends; reading it tells all.</summary>
    public bool ContainsWhole(string key)
    {
        try
        {
            using FileStream record = new(RunPath(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (record.Length < 2 || record.ReadByte() != '{') return false;
            record.Position = record.Length - 1;
            return record.ReadByte() == '}';
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public bool HasFailed(string key) => File.Exists(FailurePath(key));

    public string RunPath(string key) => Path.Combine(_runs, key + ".json");

    public string FailurePath(string key) => Path.Combine(_failed, key + ".json");

    /// <summary>Reads a finished run; <see langword="null"/> when there is none.</summary>
    /// <param name="key">The run's key.</param>
    /// <param name="damaged">Set to the reason when there is a file, but it is not a whole record.</param>
    /// <exception cref="StoreException">The record is of a newer version, or cannot be read.</exception>
    public RunRecord? Read(string key, out string? damaged)
    {
        var record = Read(RunPath(key), RunRecordJson.Read, out damaged);
        if (record is null || record.Key == key) return record;
        damaged = $"it is the record of {record.Key}";
        return null;
    }

    /// <summary>Reads a failed run; <see langword="null"/> when there is none or it is damaged.</summary>
    /// <exception cref="StoreException">The record is of a newer version, or cannot be read.</exception>
    public FailureRecord? ReadFailure(string key) => Read(FailurePath(key), FailureRecordJson.Read, out _);

    /// <summary>Tells a failure of a run from another one of the same run; empty when there is none.</summary>
    /// <exception cref="StoreException">The record cannot be read.</exception>
    public string FailureStamp(string key)
    {
        string path = FailurePath(key);
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)).AsSpan(0, 8));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Stores a finished run; forgets its checkpoints and an earlier failure of it.</summary>
    /// <exception cref="StoreException">The file cannot be written; nothing half-written is left.</exception>
    public void Write(RunRecord record)
    {
        Guard(RunPath(record.Key), path => AtomicFile.Create(path, stream => RunRecordJson.Write(record, stream)));
        ForgetFailure(record.Key);
        ForgetCheckpoints(record.Key);
    }

    /// <summary>Stores a failed run.</summary>
    /// <exception cref="StoreException">The file cannot be written; nothing half-written is left.</exception>
    public void Write(FailureRecord record) =>
        Guard(FailurePath(record.Key), path => AtomicFile.Replace(path, stream => FailureRecordJson.Write(record, stream)));

    public void ForgetFailure(string key) => Guard(FailurePath(key), File.Delete);

    public void ForgetCheckpoints(string key) => Guard(Root, _ => Checkpoints.Remove(key));

    /// <summary>Moves a damaged record out of the way, so that its run is executed again and nothing is deleted.</summary>
    /// <returns>Where it is now.</returns>
    public string SetAside(string key)
    {
        string target = RunPath(key) + ".damaged";
        for (int n = 2; File.Exists(target); n++) target = $"{RunPath(key)}.damaged-{n}";
        Guard(target, path => File.Move(RunPath(key), path));
        return target;
    }

    private static IEnumerable<string> KeysIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)) : [];

    private static string? FileInTheWay(string? path)
    {
        while (path is not null && !Directory.Exists(path))
        {
            if (File.Exists(path)) return path;
            path = Path.GetDirectoryName(path);
        }

        return null;
    }

    private static void Guard(string path, Action<string> write)
    {
        try
        {
            write(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"{path} cannot be written: {exception.Message} What was stored before is safe; make room or choose another folder with --out, "
                + "and run the same command again to go on.",
                exception)
            {
                CostAResult = true,
            };
        }
    }

    private static T? Read<T>(string path, RecordReader<T> read, out string? damaged)
        where T : class
    {
        damaged = null;
        try
        {
            return read(File.ReadAllBytes(path), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            damaged = exception.Message;
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    private delegate T RecordReader<T>(ReadOnlySpan<byte> utf8, string path);
}
