using System.Globalization;

namespace CommitteeMachine.Tests;

/// <summary>Comparisons that tell how far off a number is.</summary>
internal static class Close
{
    public static void Relative(double expected, double actual, double tolerance, double floor = 0) =>
        Check(expected, actual, (tolerance * Math.Abs(expected)) + floor);

    public static void Absolute(double expected, double actual, double tolerance) => Check(expected, actual, tolerance);

    public static void Relative(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Relative(expected[i], actual[i], tolerance);
    }

    public static void Absolute(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Check(expected[i], actual[i], tolerance);
    }

    private static void Check(double expected, double actual, double tolerance) =>
        Assert.True(
            Math.Abs(expected - actual) <= tolerance,
            string.Create(CultureInfo.InvariantCulture, $"expected {expected:R}, got {actual:R}: off by {actual - expected:G3}, allowed {tolerance:G3}"));
}
