namespace ScalingLab.Host.Reporting;

/// <summary>Letters of panels, the same in pictures and in notes.</summary>
internal static class PanelLetter
{
    private const int Letters = 26;

    /// <summary><c>(a)</c> to <c>(z)</c>, then <c>(aa)</c>.</summary>
    public static string Of(int index) =>
        index < Letters ? $"({Letter(index)})" : $"({Letter(index / Letters - 1)}{Letter(index % Letters)})";

    private static char Letter(int index) => (char)('a' + index);
}
