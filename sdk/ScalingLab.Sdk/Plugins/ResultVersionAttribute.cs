namespace ScalingLab.Sdk;

/// <summary>
/// The version of the numbers that a model, data generator or observer produces. It is part of the key under which a run is stored:
/// raise it whenever the same options give different numbers, and stored runs are executed again. Without the attribute it is 1.
/// </summary>
/// <param name="version">1, 2, 3, ...</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ResultVersionAttribute(int version) : Attribute
{
    /// <summary>The version, at least 1.</summary>
    public int Version { get; } = version >= 1
        ? version
        : throw new ArgumentOutOfRangeException(nameof(version), version, "A result version starts at 1.");
}
