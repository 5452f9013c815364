namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>The functions, constants and words of the expression language.</summary>
internal static class ExpressionFunctions
{
    private static readonly Dictionary<string, Func<double, double>> OneArgument = new(StringComparer.Ordinal)
    {
        ["sqrt"] = Math.Sqrt,
        ["exp"] = Math.Exp,
        ["log"] = Math.Log,
        ["log10"] = Math.Log10,
        ["abs"] = Math.Abs,
        ["floor"] = Math.Floor,
        ["ceil"] = Math.Ceiling,
        ["round"] = value => Math.Round(value, MidpointRounding.AwayFromZero),
    };

    private static readonly Dictionary<string, Func<IEnumerable<double>, double>> ManyArguments = new(StringComparer.Ordinal)
    {
        ["min"] = Enumerable.Min,
        ["max"] = Enumerable.Max,
    };

    private static readonly HashSet<string> Words = ["and", "or", "not", "true", "false", "pi", "linspace", "logspace", "every"];

    public static IEnumerable<string> Names => OneArgument.Keys.Concat(ManyArguments.Keys).Concat(Words);

    /// <summary>Whether a parameter cannot have this name.</summary>
    public static bool IsReserved(string name) => IsFunction(name) || Words.Contains(name);

    public static bool IsFunction(string name) => OneArgument.ContainsKey(name) || ManyArguments.ContainsKey(name);

    public static bool TakesOneArgument(string name) => OneArgument.ContainsKey(name);

    public static double Call(string name, double argument) => OneArgument[name](argument);

    public static double Call(string name, IEnumerable<double> arguments) => ManyArguments[name](arguments);
}
