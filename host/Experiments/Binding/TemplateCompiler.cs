using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>
/// Reads YAML values against the shapes of options, once per file. What does not depend on the sweep is evaluated and checked here, so that
/// the many points of a sweep only compute what differs between them.
/// </summary>
internal sealed class TemplateCompiler(NameTable names, DiagnosticBag diagnostics)
{
    private readonly Evaluation _constants = new(names.Constants, names, diagnostics);

    public NameTable Names { get; } = names;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>Reads a value; null after reporting what is wrong with it.</summary>
    public Template? Compile(YamlNode node, ValueShape shape, OptionProperty? option = null) => Compile(node, shape, option, isElement: false);

    private Template? Compile(YamlNode node, ValueShape shape, OptionProperty? option, bool isElement)
    {
        if (shape is UnsupportedShape)
        {
            Diagnostics.Add(node, $"takes {shape.Words}.", "Its plugin must use numbers, texts, truth values, enumerations, lists and records.");
            return null;
        }

        if (node.IsNull)
        {
            if (option?.AllowsNull == true && !isElement) return new ConstantTemplate(node, null);
            Diagnostics.Add(node, $"has no value; expected {shape.Words}.", option is { IsRequired: false } && !isElement ? "Remove the key for the default." : "");
            return null;
        }

        try
        {
            Template? template = (shape, node) switch
            {
                (ListShape list, SequenceNode sequence) => List(sequence, list, option),
                (ListShape { Element: NumberShape number } list, ScalarNode scalar) when RangeExpression.IsMeant(scalar.Text) =>
                    RangeAlone(scalar, number, list),
                (TableShape table, MappingNode mapping) => Table(mapping, table, option),
                (RecordShape record, MappingNode mapping) => Record(mapping, mapping, record.Options, []),
                (_, ScalarNode scalar) => Scalar(scalar, shape, option),
                _ => Mismatch(node, shape),
            };
            return template is null ? null : Fold(template, isElement ? null : option);
        }
        catch (ExpressionException exception)
        {
            Diagnostics.Add((ScalarNode)node, exception);
            return null;
        }
    }

    /// <summary>Reads the options of a component.</summary>
    /// <param name="mapping">Where they stand; null for none.</param>
    /// <param name="at">Where to report what is missing.</param>
    /// <param name="options">The options record.</param>
    /// <param name="otherKeys">Keys of the mapping that are not options.</param>
    public RecordTemplate? Record(MappingNode? mapping, YamlNode at, OptionsType options, IReadOnlyCollection<string> otherKeys)
    {
        List<(OptionProperty, Template)> given = [];
        bool valid = true;
        HashSet<string> misspelt = [];
        foreach (MappingEntry entry in mapping?.Entries ?? [])
        {
            if (otherKeys.Contains(entry.Key)) continue;
            if (options.Find(entry.Key) is not { } option)
            {
                Diagnostics.Add(
                    entry.KeySpan,
                    mapping!.Path,
                    $"unknown key '{ScalarNode.Shorten(entry.Key)}'.",
                    KeyHints.For(entry, [.. otherKeys, .. options.Properties.Select(property => property.Key)]));
                if (DidYouMean.Find(entry.Key, options.Properties.Select(property => property.Key)) is { } meant) misspelt.Add(meant);
                valid = false;
            }
            else if (Compile(entry.Value, option.Shape, option) is { } template)
            {
                given.Add((option, template));
            }
            else
            {
                valid = false;
            }
        }

        foreach (OptionProperty option in options.Properties)
        {
            if (!option.IsRequired || mapping?.Find(option.Key) is not null || misspelt.Contains(option.Key)) continue;
            string meaning = option.Description.Length > 0 ? $" ({option.Description.TrimEnd('.')})" : "";
            Diagnostics.Add(at.Span, mapping?.Path ?? at.Path, $"the option '{option.Key}' is missing.", $"It takes {option.Shape.Words}{meaning}.");
            valid = false;
        }

        return valid ? new RecordTemplate(at, Dependencies(given.Select(pair => pair.Item2)), options, given) : null;
    }

    /// <summary>Evaluates what is the same at every point.</summary>
    /// <returns>The template, constant if it can be; null after reporting why it has no value.</returns>
    private Template? Fold(Template template, OptionProperty? option = null)
    {
        if (template.Dependencies != 0) return template;
        object? value = template is ConstantTemplate constant ? constant.Value : null;
        if (template is not ConstantTemplate && !template.TryEvaluate(_constants, out value)) return null;
        if (option is null || template is RangeTemplate) return new ConstantTemplate(template.Node, value);
        try
        {
            if (ConstraintCheck.Violation(option, value) is not { } violation) return new ConstantTemplate(template.Node, value);
            Diagnostics.Add(template.Node, RecordTemplate.Sentence(option, violation, value));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Annotations of a plugin may throw anything.
            Diagnostics.Add(template.Node, $"'{option.Key}' cannot be checked: {exception.Message}");
        }

        return null;
    }

    /// <summary>Reads a value that must be the same at every point.</summary>
    public bool TryConstant<T>(YamlNode node, ValueShape shape, out T value)
    {
        value = default!;
        if (Compile(node, shape) is not { } template) return false;
        if (template is ConstantTemplate { Value: T constant })
        {
            value = constant;
            return true;
        }

        Diagnostics.Add(node, $"cannot depend on the swept name '{Names.NamesIn(template.Dependencies).FirstOrDefault()}'.", "Use parameters that do not depend on the sweep.");
        return false;
    }

    private static ulong Dependencies(IEnumerable<Template> templates) => templates.Aggregate(0UL, (mask, template) => mask | template.Dependencies);

    private Template? Mismatch(YamlNode node, ValueShape shape)
    {
        Diagnostics.Add(node, $"expected {shape.Words}, found {node.Kind}.");
        return null;
    }

    private Template Scalar(ScalarNode scalar, ValueShape shape, OptionProperty? option)
    {
        var conversion = new ScalarConversion(shape, option);
        if (!InterpolatedText.IsMeant(scalar.Text)) return new ConstantTemplate(scalar, conversion.FromScalar(scalar));
        if (shape is ListShape or TableShape or RecordShape)
            throw new ExpressionException(0, scalar.Text.Length, $"expected {shape.Words}, found an expression.", "An expression has one value; write the list with expressions in it.");
        InterpolatedText text = InterpolatedText.Parse(scalar.Text, Names);
        return new TextTemplate(scalar, Names.DependenciesOf(text.Slots), text, conversion);
    }

    private ListTemplate RangeAlone(ScalarNode scalar, NumberShape number, ListShape list)
    {
        RangeTemplate range = Range(scalar, number);
        return new ListTemplate(scalar, range.Dependencies, [range], list);
    }

    private RangeTemplate Range(ScalarNode scalar, NumberShape number)
    {
        RangeExpression range = RangeExpression.Parse(scalar.Text, Names);
        return new RangeTemplate(scalar, Names.DependenciesOf(range.Slots), range, number);
    }

    private Template? List(SequenceNode sequence, ListShape shape, OptionProperty? option)
    {
        List<Template> items = [];
        foreach (YamlNode node in sequence.Items)
        {
            Template? item;
            if (node is ScalarNode scalar && shape.Element is NumberShape number && RangeExpression.IsMeant(scalar.Text)) item = Item(scalar, number);
            else item = Compile(node, shape.Element, option, isElement: true);
            if (item is not null) items.Add(item);
        }

        return items.Count == sequence.Items.Count ? new ListTemplate(sequence, Dependencies(items), items, shape) : null;
    }

    private Template? Item(ScalarNode scalar, NumberShape number)
    {
        try
        {
            return Fold(Range(scalar, number));
        }
        catch (ExpressionException exception)
        {
            Diagnostics.Add(scalar, exception);
            return null;
        }
    }

    private Template? Table(MappingNode mapping, TableShape shape, OptionProperty? option)
    {
        List<(string, Template)> entries = [];
        foreach (MappingEntry entry in mapping.Entries)
        {
            if (Compile(entry.Value, shape.Element, option, isElement: true) is { } value) entries.Add((entry.Key, value));
        }

        return entries.Count == mapping.Entries.Count
            ? new TableTemplate(mapping, Dependencies(entries.Select(entry => entry.Item2)), entries, shape)
            : null;
    }
}
