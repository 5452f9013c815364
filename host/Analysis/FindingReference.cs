namespace ScalingLab.Host.Analysis;

/// <summary>A finding in writing: <c>analysis</c>, or <c>analysis.finding</c>.</summary>
internal static class FindingReference
{
    /// <summary>The analysis, and the finding if one is named.</summary>
    public static (string Analysis, string? Finding) Split(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (text.Trim(), null) : (text[..dot].Trim(), text[(dot + 1)..].Trim());
    }
}
