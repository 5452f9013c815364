using System.Globalization;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>One checkpoint of a series.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Step">The last number in its name.</param>
internal sealed record CheckpointFile(string Path, double Step)
{
    /// <summary>The series, by increasing step.</summary>
    /// <exception cref="ArrayFileException">There is none, or a name does not give its own step.</exception>
    public static CheckpointFile[] Find(CheckpointsOptions options)
    {
        NamePattern pattern = new(options.Files);
        string[] paths;
        try
        {
            paths = [.. Directory.EnumerateFiles(options.Folder).Where(path => pattern.Match(System.IO.Path.GetFileName(path)) is not null)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArrayFileException($"{options.Folder} cannot be read: {exception.Message}");
        }

        if (paths.Length == 0) throw new ArrayFileException($"{options.Folder} has no file '{options.Files}'; 'files' says how the checkpoints are called.");
        CheckpointFile[] files = [.. paths.Select(path => new CheckpointFile(path, StepOf(path))).OrderBy(file => file.Step)];
        foreach (var (file, next) in files.Zip(files.Skip(1)))
        {
            if (file.Step == next.Step)
                throw new ArrayFileException($"{System.IO.Path.GetFileName(file.Path)} and {System.IO.Path.GetFileName(next.Path)} are both of step {file.Step.ToString(CultureInfo.InvariantCulture)}; 'files' selects one series.");
        }

        return files;
    }

    private static double StepOf(string path)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(path);
        int end = name.Length;
        while (end > 0 && !char.IsAsciiDigit(name[end - 1])) end--;
        int start = end;
        while (start > 0 && char.IsAsciiDigit(name[start - 1])) start--;
        return start < end
            ? double.Parse(name.AsSpan(start, end - start), CultureInfo.InvariantCulture)
            : throw new ArrayFileException($"{System.IO.Path.GetFileName(path)} has no number in its name, which would be its step; 'files' selects the checkpoints.");
    }
}
