using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>The option <c>window</c>, [from, to] on the abscissa.</summary>
internal static class WindowOption
{
    /// <summary>What is wrong with a window that was given.</summary>
    public static IEnumerable<ValidationResult> Problems(double[]? window, string member)
    {
        if (window is not null && window.Length != 2)
            yield return new ValidationResult($"takes two numbers, [from, to], not {window.Length}", [member]);
        else if (window is not null && window[0] >= window[1])
            yield return new ValidationResult("must run from a smaller to a larger x", [member]);
    }

    /// <summary>The part of a curve in the window.</summary>
    public static Curve In(Curve curve, double[]? window) => window is [double from, double to] ? curve.Window(from, to) : curve;

    /// <summary>Why a part of a curve cannot be used on logarithmic axes; null when it can.</summary>
    /// <param name="part">What lies in the window.</param>
    /// <param name="whole">The curve that it was taken from.</param>
    /// <param name="window">The window; null for all of it.</param>
    /// <param name="fewest">Fewest points.</param>
    /// <param name="what">What they are for: "a local slope".</param>
    public static string? Unusable(Curve part, Curve whole, double[]? window, int fewest, string what) =>
        part.Count < fewest ? TooFew(part.Count, whole, window, fewest, what) : NotPositive(part, window) ?? AllEqual(part, window, "there is nothing to measure");

    public static string TooFew(int count, Curve whole, double[]? window, int fewest, string what)
    {
        string range = whole.Count == 0 ? "there are no data" : string.Create(CultureInfo.InvariantCulture, $"the data run from {whole.X[0]:G4} to {whole.X[^1]:G4}");
        return $"{count} points{Place(window)} are too few for {what}, it takes {fewest}; {range}.";
    }

    /// <summary>How many points have no logarithm; null when all have one.</summary>
    public static string? NotPositive(Curve part, double[]? window)
    {
        int unusable = 0;
        for (int i = 0; i < part.Count; i++) unusable += part.X[i] > 0 && part.Y[i] > 0 ? 0 : 1;
        return unusable > 0 ? $"{unusable} of {part.Count} points{Place(window)} are not positive and have no logarithm; choose a window without them." : null;
    }

    /// <summary>That all points have one value; null when they have several.</summary>
    public static string? AllEqual(Curve part, double[]? window, string consequence) => part.Y.IndexOfAnyExcept(part.Y[0]) < 0
        ? string.Create(CultureInfo.InvariantCulture, $"all {part.Count} points{Place(window)} have the value {part.Y[0]:G4}; {consequence}.")
        : null;

    /// <summary>" in the window [1, 10]", or nothing.</summary>
    public static string Place(double[]? window) =>
        window is [double from, double to] ? string.Create(CultureInfo.InvariantCulture, $" in the window [{from:R}, {to:R}]") : "";
}
