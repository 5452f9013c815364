using System.Globalization;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Coordinates as text: a hundredth of a unit is below what a printer resolves.</summary>
internal static class SvgNumber
{
    public static string Format(double value)
    {
        double rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }
}
