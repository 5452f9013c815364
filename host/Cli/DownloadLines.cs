using System.Globalization;
using ScalingLab.Host.DataSets;

namespace ScalingLab.Host.Cli;

/// <summary>A line for each file, where nobody watches.</summary>
internal sealed class DownloadLines(TextWriter output) : IDownloadProgress
{
    public void Begin(DataSetFile file)
    {
    }

    public void Advance(DataSetFile file, long bytes)
    {
    }

    public void End(DataSetFile file) => output.WriteLine($"{file.Name}: {Size(file.Bytes)}, SHA-256 as published");

    /// <summary>A number of bytes in words.</summary>
    public static string Size(long bytes) =>
        bytes >= 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB");
}
