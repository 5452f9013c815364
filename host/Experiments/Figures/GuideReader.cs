using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Figures;

/// <summary>Reads a guide: <c>{ guide: power-law, exponent, through: [x, y], from, to, label }</c>.</summary>
internal sealed class GuideReader(TemplateCompiler compiler)
{
    public const string Key = "guide";

    private static readonly string[] Keys = [Key, "exponent", "through", "from", "to", "label"];
    private static readonly NumberShape Number = new(typeof(double), IsWhole: false);

    /// <summary>The guide; null after reporting problems.</summary>
    /// <param name="node">The entry.</param>
    /// <param name="x">Abscissa of the panel; null when it has problems of its own.</param>
    /// <param name="y">Ordinate of the panel; null when it has problems of its own.</param>
    public Guide? Read(YamlNode node, Axis? x, Axis? y)
    {
        if (Section.Of(node, compiler.Diagnostics, Keys) is not { } section || !IsPowerLaw(section)) return null;
        if ((x is not null && x.Scale != AxisScale.Log) || (y is not null && y.Scale != AxisScale.Log))
        {
            compiler.Diagnostics.Add(section[Key]!, "a power law is a straight line on logarithmic axes only.", "Give both axes of this panel 'scale: log'.");
            return null;
        }

        double exponent = 0, from = double.NaN, to = double.NaN;
        string label = "";
        double[] through = [];
        bool valid = Required(section, "exponent", Number, "Write 'exponent: -0.5'.", ref exponent)
            & Required(section, "through", new ListShape(typeof(double[]), Number), "Write 'through: [x, y]'.", ref through)
            & Optional(section, "from", Number, ref from)
            & Optional(section, "to", Number, ref to)
            & Optional(section, "label", new TextShape(), ref label);
        if (!valid) return null;
        if (through is not [> 0, > 0])
        {
            compiler.Diagnostics.Add(section["through"]!, $"a guide goes through one point of the panel, found [{string.Join(", ", through.Select(value => new Value(value)))}].", "Give two numbers greater than 0: [x, y].");
            return null;
        }

        if (from <= 0 || to <= 0 || from >= to)
        {
            compiler.Diagnostics.Add(section[from <= 0 ? "from" : "to"]!, "the guide has no part between its ends.", "'from' must be greater than 0 and 'to' greater than 'from'.");
            return null;
        }

        return new Guide { Exponent = exponent, X = through[0], Y = through[1], From = Given(from), To = Given(to), Label = label };
    }

    private bool IsPowerLaw(Section section)
    {
        if (section[Key] is not { } kind)
        {
            compiler.Diagnostics.Add(section.Node, "'guide:' has no value.", "Write 'guide: power-law'.");
            return false;
        }

        if (!compiler.TryConstant(kind, new TextShape(), out string text)) return false;
        if (text == "power-law") return true;
        compiler.Diagnostics.Add(kind, $"unknown guide '{ScalarNode.Shorten(text)}'.", "Write 'guide: power-law'.");
        return false;
    }

    private bool Required<T>(Section section, string key, ValueShape shape, string remedy, ref T value)
    {
        if (section[key] is not null) return Optional(section, key, shape, ref value);
        compiler.Diagnostics.Add(section.Node, $"'{key}:' is missing.", remedy);
        return false;
    }

    private bool Optional<T>(Section section, string key, ValueShape shape, ref T value)
    {
        if (section[key] is not { } node) return true;
        if (!compiler.TryConstant(node, shape, out T given)) return false;
        value = given;
        return true;
    }

    private static double? Given(double value) => double.IsNaN(value) ? null : value;
}
