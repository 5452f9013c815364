using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Host.Experiments.Expressions;

namespace ScalingLab.Host.Experiments.Options;

/// <summary>Judges values by the annotations of their option, and says what an annotation asks for.</summary>
internal static class ConstraintCheck
{
    /// <summary>What the value violates, as <c>must be ...</c>; null when it is valid.</summary>
    public static string? Violation(OptionProperty option, object? value)
    {
        foreach (ValidationAttribute constraint in option.Constraints)
        {
            if (!IsValid(constraint, value)) return Words(constraint, option);
        }

        return null;
    }

    /// <summary>What the annotations ask for, each as <c>must be ...</c>.</summary>
    public static IEnumerable<string> Words(OptionProperty option) => option.Constraints.Select(constraint => Words(constraint, option));

    /// <summary>Whether an infinite value is within the annotations; without a range that ends at infinity it is not.</summary>
    public static bool AllowsInfinity(OptionProperty option, double value) => option.Constraints.OfType<RangeAttribute>().Any(range =>
        Limit(value > 0 ? range.Maximum : range.Minimum) == value && !(value > 0 ? range.MaximumIsExclusive : range.MinimumIsExclusive));

    /// <summary>The limits of a range; NaN where there is none.</summary>
    public static double Limit(object limit)
    {
        try
        {
            return Convert.ToDouble(limit, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException)
        {
            return double.NaN;
        }
    }

    private static bool IsValid(ValidationAttribute constraint, object? value)
    {
        if (constraint is RangeAttribute range && !double.IsNaN(Limit(range.Minimum)) && !double.IsNaN(Limit(range.Maximum))) return IsWithin(range, value);
        return constraint.IsValid(value);
    }

    private static bool IsWithin(RangeAttribute range, object? value)
    {
        switch (value)
        {
            case null:
                return true;
            case IEnumerable elements and not string:
                return elements.Cast<object?>().All(element => IsWithin(range, element));
            case IConvertible convertible:
                double number = convertible.ToDouble(CultureInfo.InvariantCulture);
                double minimum = Limit(range.Minimum), maximum = Limit(range.Maximum);
                return (range.MinimumIsExclusive ? number > minimum : number >= minimum) && (range.MaximumIsExclusive ? number < maximum : number <= maximum);
            default:
                return false;
        }
    }

    private static string Words(ValidationAttribute constraint, OptionProperty option) => constraint switch
    {
        { ErrorMessage: { } own } when own.StartsWith("must ", StringComparison.Ordinal) => own,
        RangeAttribute range => Words(range),
        MinLengthAttribute minimum => $"must have at least {Elements(minimum.Length, option)}",
        MaxLengthAttribute maximum => $"must have at most {Elements(maximum.Length, option)}",
        LengthAttribute length => $"must have {length.MinimumLength} to {Elements(length.MaximumLength, option)}",
        StringLengthAttribute length => $"must have {length.MinimumLength} to {Elements(length.MaximumLength, option)}",
        AllowedValuesAttribute allowed => $"must be one of {string.Join(", ", allowed.Values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))}",
        RegularExpressionAttribute expression => $"must match {expression.Pattern}",
        _ => Formatted(constraint, option),
    };

    private static string Formatted(ValidationAttribute constraint, OptionProperty option)
    {
        string text = constraint.FormatErrorMessage(option.Key).TrimEnd('.');
        return text.StartsWith("must ", StringComparison.Ordinal) ? text : $"is not valid: {text}";
    }

    private static string Words(RangeAttribute range)
    {
        double minimum = Limit(range.Minimum), maximum = Limit(range.Maximum);
        string low = range.MinimumIsExclusive ? $"greater than {new Value(minimum)}" : $"at least {new Value(minimum)}";
        string high = range.MaximumIsExclusive ? $"less than {new Value(maximum)}" : $"at most {new Value(maximum)}";
        bool noMinimum = double.IsNaN(minimum) || minimum is double.MinValue or double.NegativeInfinity or int.MinValue or long.MinValue;
        bool noMaximum = double.IsNaN(maximum) || maximum is double.MaxValue or double.PositiveInfinity or int.MaxValue or long.MaxValue;
        return (noMinimum, noMaximum) switch
        {
            (true, true) => "must be a number",
            (true, false) => $"must be {high}",
            (false, true) => $"must be {low}",
            _ => $"must be {low} and {high}",
        };
    }

    private static string Elements(int count, OptionProperty option) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {(option.Shape is TextShape ? "character" : "element")}{(count == 1 ? "" : "s")}";
}
