using System.Text.Json;
using System.Text.RegularExpressions;

namespace NormObservers.Tests;

/// <summary>Norms computed independently with numpy and scipy, in double precision, from weights given by formulas.</summary>
internal static partial class Reference
{
    private static readonly JsonElement[] Cases = Read();

    public static JsonElement Case(string name) => Cases.Single(element => element.GetProperty("name").GetString() == name);

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    public static int[] Shape(this JsonElement element, string name = "shape") => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];

    /// <summary>Weights by a formula such as sin(1.3*k+0.1), k the flat index from 0.</summary>
    public static double[] Weights(this JsonElement element)
    {
        var match = Formula().Match(element.GetProperty("formula").GetString()!);
        double a = double.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), b = double.Parse(match.Groups[3].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        bool sine = match.Groups[1].ValueSpan is "sin";
        return [.. Enumerable.Range(0, element.Shape().Aggregate(1, (count, extent) => count * extent)).Select(k => sine ? Math.Sin((a * k) + b) : Math.Cos((a * k) + b))];
    }

    /// <summary>A convolution case as a layer.</summary>
    public static WeightLayer Convolution(this JsonElement element)
    {
        int[] shape = element.Shape(), grid = element.Shape("grid");
        return new WeightLayer(
            "conv", LayerRole.Body, shape[0], shape[1],
            new ConvolutionGeometry(grid[0], grid[1], shape[2], shape[3], element.GetProperty("stride").GetInt32(), element.GetProperty("pad").GetInt32()));
    }

    /// <summary>A case of several matrices and kernels as a network.</summary>
    public static FixedNetwork Network(this JsonElement element, double? initial = null)
    {
        var layers = element.GetProperty("weights").EnumerateArray().Select((weights, index) =>
        {
            int[] shape = weights.Shape();
            var geometry = shape.Length == 4 ? new ConvolutionGeometry(8, 8, shape[2], shape[3], 1, 1) : null;
            return (new WeightLayer($"layer{index}", LayerRole.Body, shape[0], shape[1], geometry), weights.Weights());
        }).ToArray();
        return new FixedNetwork(layers) { Initial = initial is { } value ? [.. layers.Select(layer => Enumerable.Repeat(value, layer.Item2.Length).ToArray())] : null };
    }

    public static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} instead of {expected:R}: off by {(actual - expected) / expected:G3} relative, {relative:G3} is allowed.");

    private static JsonElement[] Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "norms.json")));
        return [.. document.RootElement.GetProperty("norms").EnumerateArray().Select(element => element.Clone())];
    }

    [GeneratedRegex(@"(sin|cos)\(([\d.]+)\*k\+([\d.]+)\)")]
    private static partial Regex Formula();
}
