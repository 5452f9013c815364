using System.Globalization;

namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: values from mpmath with 140 bits (reference-values.py). Tolerance: the errors stated on the functions.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class SpecialFunctionReferenceTests
{
    private static readonly ILookup<string, (double X, double Value, double Remainder)> References = ReadReferences();

    public static TheoryData<string, double> StatedErrors => new()
    {
        { "Exp", 1.1 },
        { "Log", 0.9 },
        { "Erf", 1.6 },
        { "Erfc", 3 },
        { "LogNormalCdf", 4 },
        { "Softplus", 2 },
        { "Sigmoid", 2.2 },
        { "Tanh", 2.7 },
        { "Sin", 1 },
        { "Cos", 1 },
    };

    [Theory]
    [MemberData(nameof(StatedErrors))]
    public void Error_is_below_the_stated_one(string function, double statedError)
    {
        (double X, double Value, double Remainder)[] references = [.. References[function]];
        Assert.InRange(references.Length, 150, 1000);
        double[] x = Array.ConvertAll(references, reference => reference.X);
        double[] results = new double[x.Length];
        DoubleFunctions.OfSpan(function)(x, results);
        for (int i = 0; i < x.Length; i++)
        {
            double unit = Math.BitIncrement(Math.Abs(references[i].Value)) - Math.Abs(references[i].Value);
            double error = Math.Abs(results[i] - references[i].Value - references[i].Remainder) / unit;
            Assert.True(error <= statedError, $"{function}({x[i]:R}) = {results[i]:R} is {error:F2} ulp off {references[i].Value:R}.");
        }
    }

    private static ILookup<string, (double X, double Value, double Remainder)> ReadReferences()
    {
        using Stream stream = typeof(SpecialFunctionReferenceTests).Assembly.GetManifestResourceStream("reference-values.csv")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(','))
            .ToLookup(fields => fields[0], fields => (Parse(fields[1]), Parse(fields[2]), Parse(fields[3])));
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
