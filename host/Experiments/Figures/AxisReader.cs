using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Figures;

/// <summary>Reads an axis: <c>{ label, scale, min, max }</c>, or its label alone.</summary>
internal sealed class AxisReader(TemplateCompiler compiler)
{
    private static readonly string[] Keys = ["label", "scale", "min", "max"];

    /// <summary>The axis; null after reporting problems. Without a label it gets <paramref name="defaultLabel"/>.</summary>
    public Axis? Read(YamlNode? node, string defaultLabel)
    {
        if (node is null or { IsNull: true }) return new Axis { Label = defaultLabel };
        if (node is ScalarNode) return compiler.TryConstant(node, new TextShape(), out string text) ? new Axis { Label = text } : null;
        if (Section.Of(node, compiler.Diagnostics, Keys) is not { } section) return null;
        string label = defaultLabel;
        var scale = AxisScale.Linear;
        double minimum = double.NaN, maximum = double.NaN;
        bool valid = Optional(section["label"], new TextShape(), ref label)
            & Optional(section["scale"], new ChoiceShape(typeof(AxisScale)), ref scale)
            & Optional(section["min"], new NumberShape(typeof(double), IsWhole: false), ref minimum)
            & Optional(section["max"], new NumberShape(typeof(double), IsWhole: false), ref maximum);
        if (!valid) return null;
        foreach (var (key, limit) in new[] { ("min", minimum), ("max", maximum) })
        {
            if (scale != AxisScale.Log || !(limit <= 0)) continue;
            compiler.Diagnostics.Add(section[key]!, $"a logarithmic axis cannot reach {new Value(limit)}.", "Limits must be greater than 0.");
            return null;
        }

        if (minimum >= maximum)
        {
            compiler.Diagnostics.Add(section["max"]!, $"the axis ends at {new Value(maximum)}, before it begins at {new Value(minimum)}.", "'max' must be greater than 'min'.");
            return null;
        }

        return new Axis { Label = label, Scale = scale, Minimum = Given(minimum), Maximum = Given(maximum) };
    }

    private bool Optional<T>(YamlNode? node, ValueShape shape, ref T value)
    {
        if (node is null) return true;
        if (!compiler.TryConstant(node, shape, out T given)) return false;
        value = given;
        return true;
    }

    private static double? Given(double limit) => double.IsNaN(limit) ? null : limit;
}
