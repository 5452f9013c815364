using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>A value that is the same at every point.</summary>
internal sealed class ConstantTemplate(YamlNode node, object? value) : Template(node, 0)
{
    public object? Value { get; } = value;

    public override bool TryEvaluate(Evaluation evaluation, out object? value)
    {
        value = Value;
        return true;
    }
}
