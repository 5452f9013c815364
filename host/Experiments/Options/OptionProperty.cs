using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Options;

/// <summary>One option: a settable property of an options record.</summary>
internal sealed class OptionProperty
{
    private readonly PropertyInfo _property;

    public OptionProperty(PropertyInfo property)
    {
        _property = property;
        Key = JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);
        Shape = ValueShapes.Of(property.PropertyType);
        Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
        Unit = property.GetCustomAttribute<UnitAttribute>()?.Unit ?? "";
        IsRequired = property.IsDefined(typeof(RequiredMemberAttribute)) || property.IsDefined(typeof(RequiredAttribute));
        IsInputFile = property.IsDefined(typeof(InputFileAttribute)) && property.PropertyType == typeof(string);
        IsInputFolder = property.IsDefined(typeof(InputFolderAttribute)) && property.PropertyType == typeof(string);
        NamedCurves = property.PropertyType == typeof(string) ? property.GetCustomAttribute<NamesCurvesAttribute>()?.Kinds ?? NamedCurves.None : NamedCurves.None;
        AllowsNull = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable);
        Constraints = [.. property.GetCustomAttributes<ValidationAttribute>().Where(attribute => attribute is not RequiredAttribute)];
    }

    /// <summary>The name in YAML.</summary>
    public string Key { get; }

    /// <summary>The name in C#.</summary>
    public string Name => _property.Name;

    public ValueShape Shape { get; }

    public string Description { get; }

    public string Unit { get; }

    public bool IsRequired { get; }

    /// <summary>Whether it is the path of a file that the run reads.</summary>
    public bool IsInputFile { get; }

    /// <summary>Whether it is the path of a folder that the run reads files from.</summary>
    public bool IsInputFolder { get; }

    /// <summary>What the name in it may stand for, of an analysis.</summary>
    public NamedCurves NamedCurves { get; }

    public bool AllowsNull { get; }

    public IReadOnlyList<ValidationAttribute> Constraints { get; }

    public object? Get(object options) => _property.GetValue(options);

    public void Set(object options, object? value) => _property.SetValue(options, value);
}
