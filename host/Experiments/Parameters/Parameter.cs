using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Parameters;

/// <summary>An entry under <c>parameters:</c>.</summary>
internal sealed class Parameter(string name, ScalarNode node)
{
    public string Name { get; } = name;

    public ScalarNode Node { get; } = node;

    /// <summary>A value or an expression; null when it could not be read or is part of a circle.</summary>
    public InterpolatedText? Text { get; set; }

    public Value? Constant { get; set; }

    public bool IsBroken { get; set; }

    /// <summary>The swept names that its value depends on.</summary>
    public ulong Dependencies { get; set; }
}
