using ScalingLab.Sdk;

namespace ScalingLab.Host.Store;

/// <summary>
/// The checkpoints of the runs in the middle: for each run the last one and the one before, which serves when a crash has torn the last. They are
/// removed when the run's record is written. Two processes that execute one run write the same state, so whose file wins does not matter.
/// </summary>
internal sealed class CheckpointStore(string folder)
{
    private const string Last = ".checkpoint";
    private const string Earlier = ".earlier-checkpoint";

    /// <summary>Saves a state; the last one becomes the earlier one.</summary>
    /// <exception cref="IOException">It cannot be written; what was saved before is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Save(string key, string fingerprint, ICheckpointable state)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Replace(PathOf(key, Last), stream => CheckpointFile.Write(stream, key, fingerprint, state), keep: PathOf(key, Earlier));
    }

    /// <summary>Restores the newest state that is whole.</summary>
    /// <param name="key">The run's key.</param>
    /// <param name="fingerprint">Of the program that is to go on with it.</param>
    /// <param name="begin">Creates a state at the beginning of the run; called once for each attempt.</param>
    /// <param name="note">Told what a reader should know.</param>
    /// <returns>The state; at its beginning when there is nothing to restore.</returns>
    public TState Restore<TState>(string key, string fingerprint, Func<TState> begin, Action<string> note)
        where TState : ICheckpointable, IDisposable
    {
        foreach (string path in (string[])[PathOf(key, Last), PathOf(key, Earlier)])
        {
            if (!File.Exists(path)) continue;
            TState state = begin();
            try
            {
                using FileStream input = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
                CheckpointFile.Read(input, key, fingerprint, state);
                return state;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                state.Dispose();

                // Another process may have finished the run or saved it anew in between.
                if (exception is FileNotFoundException) continue;
                note($"{path} is not used. {(exception is CheckpointException or IOException or UnauthorizedAccessException ? "" : exception.GetType().Name + ": ")}{exception.Message}");
            }
        }

        return begin();
    }

    public void Remove(string key)
    {
        if (!Directory.Exists(folder)) return;
        File.Delete(PathOf(key, Last));
        File.Delete(PathOf(key, Earlier));
    }

    /// <summary>Removes what crashed processes left: half-written files, and the checkpoints of runs that are finished.</summary>
    public void RemoveAbandoned(Func<string, bool> isFinished)
    {
        if (!Directory.Exists(folder)) return;
        AtomicFile.RemoveAbandoned(folder);
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            string extension = Path.GetExtension(path);
            if (extension is Last or Earlier && isFinished(Path.GetFileNameWithoutExtension(path))) File.Delete(path);
        }
    }

    private string PathOf(string key, string extension) => Path.Combine(folder, key + extension);
}
