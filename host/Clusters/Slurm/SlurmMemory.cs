using System.Globalization;

namespace ScalingLab.Host.Clusters.Slurm;

/// <summary>SLURM's notation of memory: a number with K, M, G or T, megabytes without.</summary>
internal static class SlurmMemory
{
    public const string Pattern = @"[1-9]\d{0,8}[KMGTkmgt]?";

    public const string Words = "must be a memory size as sbatch takes it, such as 4000M or 4G";

    public static string Twice(string memory)
    {
        string unit = char.IsDigit(memory[^1]) ? "" : memory[^1..];
        long number = long.Parse(memory.AsSpan(0, memory.Length - unit.Length), NumberStyles.None, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{2 * number}{unit}");
    }
}
