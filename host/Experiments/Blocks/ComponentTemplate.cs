using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>A named component with its options.</summary>
/// <param name="Component">The component.</param>
/// <param name="Use">Where it is named.</param>
/// <param name="Options">Its options; null when they have a problem, which has been reported.</param>
internal sealed record ComponentTemplate(Component Component, ScalarNode Use, RecordTemplate? Options);
