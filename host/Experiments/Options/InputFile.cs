using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ScalingLab.Host.Experiments.Options;

/// <summary>Files that options name.</summary>
internal static class InputFile
{
    private static readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), string> Known = new();

    /// <summary>The full path of a file that an experiment file, or an argument of the command line, names.</summary>
    /// <exception cref="ArgumentException">It is not a possible path.</exception>
    public static string Resolve(string file, Diagnostics.SourceText source)
    {
        string folder = source.IsOverride ? "" : Path.GetDirectoryName(source.Label) ?? "";
        return Path.GetFullPath(Path.Combine(folder, file));
    }

    /// <summary>What stands for a file in the run key: its content.</summary>
    public static string Fingerprint(string path)
    {
        try
        {
            var info = new FileInfo(path);
            return Known.GetOrAdd((path, info.Length, info.LastWriteTimeUtc), _ =>
            {
                using var content = File.OpenRead(path);
                return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The run itself will say why it cannot read the file.
            return "unreadable:" + path;
        }
    }
}
