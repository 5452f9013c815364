namespace ScalingLab.Host.Clusters.Local;

/// <summary>A file that one living process holds: the system lets go of it however the process ends.</summary>
internal static class FileLock
{
    /// <returns><see langword="null"/> when another process holds it.</returns>
    public static IDisposable? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public static bool IsHeld(string path)
    {
        if (!File.Exists(path)) return false;
        using var taken = TryTake(path);
        return taken is null;
    }
}
