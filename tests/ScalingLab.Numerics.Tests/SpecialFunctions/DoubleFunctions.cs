namespace ScalingLab.Numerics.Tests;

internal delegate void SpanFunction<T>(ReadOnlySpan<T> x, Span<T> destination);

/// <summary>The functions in double precision by name, for spans and for single numbers.</summary>
internal static class DoubleFunctions
{
    public static readonly string[] Names =
        ["Exp", "Log", "Erf", "Erfc", "LogNormalCdf", "Softplus", "Sigmoid", "Tanh", "Sin", "Cos"];

    public static SpanFunction<double> OfSpan(string name) => name switch
    {
        "Exp" => SpecialFunctions.Exp,
        "Log" => SpecialFunctions.Log,
        "Erf" => SpecialFunctions.Erf,
        "Erfc" => SpecialFunctions.Erfc,
        "LogNormalCdf" => SpecialFunctions.LogNormalCdf,
        "Softplus" => SpecialFunctions.Softplus,
        "Sigmoid" => SpecialFunctions.Sigmoid,
        "Tanh" => SpecialFunctions.Tanh,
        "Sin" => (x, destination) => SpecialFunctions.SinCos(x, destination, new double[x.Length]),
        _ => (x, destination) => SpecialFunctions.SinCos(x, new double[x.Length], destination),
    };

    public static Func<double, double> OfNumber(string name) => name switch
    {
        "Exp" => SpecialFunctions.Exp,
        "Log" => SpecialFunctions.Log,
        "Erf" => SpecialFunctions.Erf,
        "Erfc" => SpecialFunctions.Erfc,
        "LogNormalCdf" => SpecialFunctions.LogNormalCdf,
        "Softplus" => SpecialFunctions.Softplus,
        "Sigmoid" => SpecialFunctions.Sigmoid,
        "Tanh" => SpecialFunctions.Tanh,
        "Sin" => x => SpecialFunctions.SinCos(x).Sin,
        _ => x => SpecialFunctions.SinCos(x).Cos,
    };
}
