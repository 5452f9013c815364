namespace ScalingLab.Host.Experiments.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
internal static class DidYouMean
{
    private const int LongestName = 64;
    private const int MostCandidates = 1000;
    private const int ShortestPrefix = 4;

    /// <summary><c>Did you mean 'x'?</c>, or an empty text when nothing is near.</summary>
    public static string Sentence(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } match ? $"Did you mean '{match}'?" : "";

    /// <summary>The suggestion if there is one, else the list of what is possible.</summary>
    public static string SentenceOrList(string name, IReadOnlyCollection<string> candidates, string introduction)
    {
        if (Find(name, candidates) is { } match) return $"Did you mean '{match}'?";
        return candidates.Count == 0 ? "" : $"{introduction} {string.Join(", ", candidates)}.";
    }

    /// <summary>The nearest candidate by edit distance (insert, delete, replace, swap), or null when none is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName) return null;
        string? best = null;
        int least = name.Length == 1 ? 1 : Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates.Take(MostCandidates))
        {
            if (candidate.Length > LongestName || candidate == name) continue;
            int distance = Plain(candidate) == Plain(name) ? 0
                : name.Length >= ShortestPrefix && candidate.StartsWith(name, StringComparison.Ordinal) ? 1
                : Math.Abs(name.Length - candidate.Length) < least ? Distance(name, candidate) : least;
            if (distance < least) (best, least) = (candidate, distance);
        }

        return best;
    }

    private static string Plain(string name) => name.Replace("-", "").Replace("_", "").ToLowerInvariant();

    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
