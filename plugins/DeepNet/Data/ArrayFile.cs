using System.IO.Compression;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>A NumPy array in a .npy file, or one of those in a .npz file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Names">Names that the array of a .npz file may have, the first that is there counts.</param>
internal sealed record ArrayFile(string Path, params string[] Names)
{
    /// <summary>The name of the file.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>Whether it is of one of the two kinds.</summary>
    public static bool IsMeant(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is ".npy" or ".npz";

    /// <summary>Reads it row by row.</summary>
    /// <exception cref="ArrayFileException">It cannot be read or is damaged.</exception>
    public void ReadRows(Action<IReadOnlyList<int>> begin, NpyRow row) => ByteStreams.Read(Path, (stream, name) =>
    {
        ReadRows(stream, name, Names, begin, row);
        return 0;
    });

    /// <summary>The shape alone.</summary>
    /// <exception cref="ArrayFileException">It cannot be read or is damaged.</exception>
    public IReadOnlyList<int> Shape()
    {
        IReadOnlyList<int> shape = [];
        ReadRows(found => shape = found, (_, _) => false);
        return shape;
    }

    private static void ReadRows(Stream stream, string name, string[] names, Action<IReadOnlyList<int>> begin, NpyRow row)
    {
        if (!name.EndsWith(".npz", StringComparison.OrdinalIgnoreCase))
        {
            NpyReader.ReadRows(stream, name, begin, row);
            return;
        }

        using ZipArchive archive = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        var entry = names.Select(wanted => archive.Entries.FirstOrDefault(entry => entry.Name == wanted + ".npy")).FirstOrDefault(entry => entry is not null)
            ?? throw new ArrayFileException($"{name} has no array {string.Join(" or ", names)}; its arrays are {string.Join(", ", archive.Entries.Select(entry => System.IO.Path.GetFileNameWithoutExtension(entry.Name)))}.");
        using var content = entry.Open();
        NpyReader.ReadRows(content, $"{name}, {System.IO.Path.GetFileNameWithoutExtension(entry.Name)}", begin, row);
    }
}
