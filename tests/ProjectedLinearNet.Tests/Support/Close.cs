using System.Globalization;

namespace ProjectedLinearNet.Tests;

internal static class Close
{
    public static void Relative(double expected, double actual, double tolerance, string what = "") =>
        Assert.True(
            Math.Abs(actual - expected) <= tolerance * Math.Abs(expected),
            string.Create(CultureInfo.InvariantCulture, $"{what}: {actual:R} differs from {expected:R} by {Math.Abs((actual / expected) - 1):E2}, allowed {tolerance:E2}"));
}
