using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>A YAML value that has been read and checked as far as possible without the values of the swept names.</summary>
/// <param name="node">Where it stands.</param>
/// <param name="dependencies">The swept names it depends on.</param>
internal abstract class Template(YamlNode node, ulong dependencies)
{
    public YamlNode Node { get; } = node;

    public ulong Dependencies { get; } = dependencies;

    /// <summary>The typed value; false after reporting why there is none.</summary>
    public abstract bool TryEvaluate(Evaluation evaluation, out object? value);
}
