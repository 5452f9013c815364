using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>An expression cannot be read or has no value. Always caught and reported at its place.</summary>
internal sealed class ExpressionException(int offset, int length, string message, string remedy = "") : Exception(message)
{
    /// <summary>Characters from the start of the text the expression was read from.</summary>
    public int Offset { get; } = offset;

    public int Length { get; } = length;

    public string Remedy { get; } = remedy;

    /// <summary>The scalar it was read from when that is another one than the reader holds: a parameter that is referred to.</summary>
    public ScalarNode? Node { get; init; }

    /// <summary>Whether the cause has been reported at its own place: a parameter that could not be read.</summary>
    public bool IsReported { get; init; }
}
