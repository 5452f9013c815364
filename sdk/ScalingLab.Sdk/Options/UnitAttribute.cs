namespace ScalingLab.Sdk;

/// <summary>The unit of an option, printed by <c>slab describe</c> and in the schema: <c>examples / N</c>, <c>steps</c>, ...</summary>
/// <param name="unit">The unit in words or symbols.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class UnitAttribute(string unit) : Attribute
{
    /// <summary>The unit in words or symbols.</summary>
    public string Unit { get; } = unit;
}
