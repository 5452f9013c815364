namespace ScalingLab.Numerics.Tests;

/// <summary>The functions in single precision by name.</summary>
internal static class SingleFunctions
{
    public static readonly string[] Names = ["Exp", "Log", "Erf", "Sigmoid", "Tanh"];

    public static SpanFunction<float> OfSpan(string name) => name switch
    {
        "Exp" => SpecialFunctions.Exp,
        "Log" => SpecialFunctions.Log,
        "Erf" => SpecialFunctions.Erf,
        "Sigmoid" => SpecialFunctions.Sigmoid,
        _ => SpecialFunctions.Tanh,
    };

    public static Func<float, float> OfNumber(string name) => name switch
    {
        "Exp" => SpecialFunctions.Exp,
        "Log" => SpecialFunctions.Log,
        "Erf" => SpecialFunctions.Erf,
        "Sigmoid" => SpecialFunctions.Sigmoid,
        _ => SpecialFunctions.Tanh,
    };
}
