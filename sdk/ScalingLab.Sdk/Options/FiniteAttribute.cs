using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ScalingLab.Sdk;

/// <summary>The option, or every element of it when it is a (nested) list, must be a finite number. <see langword="null"/> is valid.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class FiniteAttribute : ValidationAttribute
{
    /// <summary>Creates the attribute.</summary>
    public FiniteAttribute()
        : base("must be a finite number")
    {
    }

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        System.Collections.IEnumerable elements and not string => elements.Cast<object?>().All(IsValid),
        IConvertible number => double.IsFinite(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => false,
    };
}
