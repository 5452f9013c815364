using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>
/// Colours that people with colour-blindness tell apart: the palette of Okabe and Ito without its yellow, which vanishes on white, and the
/// perceptually uniform map viridis up to where it gets too bright for white paper.
/// </summary>
internal static class Palette
{
    public const string Ink = "#222222";
    private const string Neutral = "#444444";
    private const double BrightEnd = 0.8;

    private static readonly string[] OkabeIto = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];

    private static ReadOnlySpan<int> Viridis =>
        [0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725];

    public static string Of(SeriesColor color) => color.Kind switch
    {
        SeriesColorKind.Categorical => OkabeIto[color.Index % OkabeIto.Length],
        SeriesColorKind.Ordered => OnMap(color.Fraction * BrightEnd),
        _ => Neutral,
    };

    private static string OnMap(double fraction)
    {
        double place = fraction * (Viridis.Length - 1);
        int below = Math.Min((int)place, Viridis.Length - 2);
        int from = Viridis[below], to = Viridis[below + 1];
        int mixed = 0;
        foreach (int shift in (ReadOnlySpan<int>)[16, 8, 0])
        {
            int a = (from >> shift) & 0xFF, b = (to >> shift) & 0xFF;
            mixed |= (int)Math.Round(a + (place - below) * (b - a)) << shift;
        }

        return "#" + mixed.ToString("X6", CultureInfo.InvariantCulture);
    }
}
