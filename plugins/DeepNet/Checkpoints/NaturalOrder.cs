namespace ScalingLab.DeepNet;

/// <summary>Names by their characters, but numbers in them by their size: layer2 before layer10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        while (!a.IsEmpty && !b.IsEmpty)
        {
            int first = Digits(a), second = Digits(b);
            if (first == 0 || second == 0)
            {
                if (a[0] != b[0]) return a[0].CompareTo(b[0]);
                first = second = 1;
            }
            else
            {
                var m = a[..first].TrimStart('0');
                var n = b[..second].TrimStart('0');
                int order = m.Length != n.Length ? m.Length.CompareTo(n.Length) : m.SequenceCompareTo(n);
                if (order != 0) return order;
            }

            a = a[first..];
            b = b[second..];
        }

        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(x, y);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
