namespace ScalingLab.Host.Experiments.Options;

/// <summary>What kind of YAML value an option takes; the one place that says which C# types an options record may use.</summary>
/// <param name="Type">The C# type, without <see cref="Nullable{T}"/>.</param>
internal abstract record ValueShape(Type Type)
{
    /// <summary>For "expected ..., found ...": <c>a number</c>, <c>a list of numbers</c>.</summary>
    public abstract string Words { get; }

    /// <summary>The same in the plural.</summary>
    public abstract string Plural { get; }
}
