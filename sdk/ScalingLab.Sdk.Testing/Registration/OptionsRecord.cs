using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Collections;
using System.Reflection;
using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Registration;

/// <summary>What the host reads off an options record: its settable properties, their descriptions and rules.</summary>
internal sealed class OptionsRecord(Type type)
{
    public IReadOnlyList<PropertyInfo> Properties { get; } =
        [.. type.GetProperties().Where(property => property is { CanRead: true, SetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0)];

    /// <summary>The options without a description, those of nested records included.</summary>
    public IEnumerable<string> Undescribed() => Undescribed(type, "", []);

    /// <summary>What is wrong with the options; nothing when they are valid.</summary>
    /// <param name="options">The record.</param>
    /// <param name="dataOptions">The options of the data generator of the same block, if the record depends on them.</param>
    public IReadOnlyList<string> Problems(object options, object? dataOptions)
    {
        List<string> problems = [];
        foreach (var property in Properties)
        {
            object? value = property.GetValue(options);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            {
                // The host applies a range to every element of a list, which the attribute itself cannot.
                bool valid = rule is RangeAttribute && value is IEnumerable elements and not string
                    ? elements.Cast<object?>().All(rule.IsValid)
                    : rule.IsValid(value);
                if (!valid) problems.Add($"{KebabCase.Of(property.Name)}: {rule.FormatErrorMessage(KebabCase.Of(property.Name))}");
            }

            if (!Finite(value) && !AllowsInfinity(property)) problems.Add($"{KebabCase.Of(property.Name)}: must be finite");
        }

        if (problems.Count > 0) return problems;
        if (options is IValidatableObject whole) problems.AddRange(Messages(whole.Validate(new ValidationContext(options))));
        if (problems.Count == 0 && options is IDataDependentOptions dependent) problems.AddRange(Messages(dependent.Validate(dataOptions)));
        return problems;
    }

    /// <summary>The same record with another value of one option.</summary>
    public static object With(object options, PropertyInfo property, object? value)
    {
        object copy = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(options, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    private static IEnumerable<string> Messages(IEnumerable<ValidationResult> results) =>
        results.Where(result => result != ValidationResult.Success).Select(result => result.ErrorMessage ?? "the options do not fit together");

    private static bool Finite(object? value) => value switch
    {
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        _ => true,
    };

    private static bool AllowsInfinity(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>() is { Maximum: double.PositiveInfinity } or { Minimum: double.NegativeInfinity };

    private static IEnumerable<string> Undescribed(Type type, string prefix, IReadOnlyList<Type> outer)
    {
        foreach (var property in new OptionsRecord(type).Properties)
        {
            string name = prefix + KebabCase.Of(property.Name);
            if (string.IsNullOrWhiteSpace(property.GetCustomAttribute<DescriptionAttribute>()?.Description)) yield return name;
            Type element = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType;
            if (element.Assembly != type.Assembly || element.IsEnum || outer.Contains(element)) continue;
            foreach (string nested in Undescribed(element, name + ".", [.. outer, type, element])) yield return nested;
        }
    }
}
