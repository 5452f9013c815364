using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.ScottPlotRenderer;

/// <summary>The shades of the built-in renderer: Okabe and Ito's palette without its yellow, and viridis up to where it gets too bright for paper.</summary>
internal static class Shades
{
    public const string Ink = "#222222";
    private const string Neutral = "#444444";
    private const double BrightEnd = 0.8;

    private static readonly string[] Categorical = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];
    private static readonly int[] Viridis = [0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725];

    public static ScottPlot.Color Of(SeriesColor color) => ScottPlot.Color.FromHex(color.Kind switch
    {
        SeriesColorKind.Categorical => Categorical[color.Index % Categorical.Length],
        SeriesColorKind.Ordered => OnMap(color.Fraction * BrightEnd),
        _ => Neutral,
    });

    private static string OnMap(double fraction)
    {
        double place = fraction * (Viridis.Length - 1);
        int below = Math.Min((int)place, Viridis.Length - 2), mixed = 0;
        foreach (int shift in (int[])[16, 8, 0])
        {
            int from = (Viridis[below] >> shift) & 0xFF, to = (Viridis[below + 1] >> shift) & 0xFF;
            mixed |= (int)Math.Round(from + ((place - below) * (to - from))) << shift;
        }

        return "#" + mixed.ToString("X6", CultureInfo.InvariantCulture);
    }
}
