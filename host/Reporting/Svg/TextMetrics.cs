using System.Globalization;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>
/// Widths of labels, estimated from the advance widths of Helvetica (Adobe Font Metrics, per mille of the size). Fallback fonts are somewhat
/// wider, hence the allowance.
/// </summary>
internal static class TextMetrics
{
    private const double Allowance = 1.05;
    private const int Other = 580;
    private const int Wide = 1000;

    private static ReadOnlySpan<short> Ascii =>
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    public static double Width(string label, double size) =>
        LabelText.Parse(label).Sum(run => Width(run.Text) * (run.Script == TextScript.Base ? 1 : SvgWriter.ScriptSize)) * size * Allowance;

    private static double Width(string text)
    {
        int sum = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            int code = rune.Value - ' ';
            if ((uint)code < (uint)Ascii.Length) sum += Ascii[code];
            else if (System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            else sum += rune.Value >= 0x1100 ? IsEastAsian(rune.Value) ? Wide : Other : Other;
        }

        return sum / 1000.0;
    }

    private static bool IsEastAsian(int code) => code is < 0x1200 or (>= 0x2E80 and < 0xFB00) or >= 0x1F300;
}
