using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Experiments.Yaml;

/// <summary>A key with its value.</summary>
internal sealed record MappingEntry(string Key, SourceSpan KeySpan, YamlNode Value);
