using System.Globalization;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Cli;

/// <summary>Which runs of a plan a command is about: all, the i-th of n parts, or one key.</summary>
internal sealed class RunSelection
{
    private readonly int _index;
    private readonly int _count = 1;
    private readonly string? _key;

    private RunSelection(int index, int count, string? key)
    {
        _index = index;
        _count = count;
        _key = key;
    }

    public bool IsPart => _count > 1 || _key is not null;

    /// <param name="shard"><c>i/n</c> with 1 ≤ i ≤ n, or nothing.</param>
    /// <param name="key">A run key or the beginning of one, or nothing.</param>
    /// <exception cref="InputException">Neither reads as such, or both are given.</exception>
    public static RunSelection Parse(string? shard, string? key)
    {
        if (shard is not null && key is not null) throw new InputException("--shard and --run exclude each other.");
        if (shard is null) return new RunSelection(0, 1, key);
        string[] parts = shard.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && index >= 1 && index <= count
            ? new RunSelection(index - 1, count, null)
            : throw new InputException($"--shard takes i/n with 1 <= i <= n, such as 2/10, not '{shard}'.");
    }

    /// <summary>The selected runs, each key once.</summary>
    /// <exception cref="InputException">The key is of no run, or of several.</exception>
    public IReadOnlyList<PlannedRun> Of(IReadOnlyList<PlannedRun> plan)
    {
        PlannedRun[] distinct = [.. plan.DistinctBy(run => run.Key)];
        if (_key is null) return [.. distinct.Where((_, i) => i % _count == _index)];
        PlannedRun[] matches = [.. distinct.Where(run => run.Key.StartsWith(_key, StringComparison.Ordinal))];
        return matches.Length == 1
            ? matches
            : throw new InputException($"{(matches.Length == 0 ? "No run has" : $"{matches.Length} runs have")} a key that begins with '{_key}'; 'slab explain' lists the keys.");
    }
}
