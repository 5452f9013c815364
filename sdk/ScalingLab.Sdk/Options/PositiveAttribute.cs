using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ScalingLab.Sdk;

/// <summary>The option, or every element of it when it is a list, must be finite and greater than zero. <see langword="null"/> is valid.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class PositiveAttribute : ValidationAttribute
{
    /// <summary>Creates the attribute.</summary>
    public PositiveAttribute()
        : base("must be greater than 0 and finite")
    {
    }

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        System.Collections.IEnumerable elements and not string => elements.Cast<object?>().All(IsValid),
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture) is > 0 and < double.PositiveInfinity,
        _ => false,
    };
}
