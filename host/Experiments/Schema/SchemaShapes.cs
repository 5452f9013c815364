using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Schema;

/// <summary>JSON Schema of the shapes that options take.</summary>
internal static class SchemaShapes
{
    public const string Number = "number", Whole = "integer", Boolean = "boolean", Range = "range", Text = "text";

    private const string ExpressionPattern = @"\$\{";

    public static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    public static JsonObject NumberDefinition(string description, string type) => new()
    {
        ["description"] = description,
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = type },
            new JsonObject { ["type"] = "string", ["pattern"] = $@"{ExpressionPattern}|^\s*[-+0-9.][0-9.eE+^ -]*\s*$" }),
    };

    public static JsonObject BooleanDefinition() => new()
    {
        ["description"] = "true, false, or an expression \"${...}\"",
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "boolean" }, new JsonObject { ["type"] = "string", ["pattern"] = $"{ExpressionPattern}|^(true|false)$" }),
    };

    public static JsonObject RangeDefinition() => new()
    {
        ["description"] = "linspace(first, last, count), logspace(first, last, count), 1..8, 2^(4..11); in 'at:' also every(step)",
        ["type"] = "string",
        ["pattern"] = @"(linspace|logspace|every)\s*\(|\.\.",
    };

    /// <summary>A list of numbers whose items may be ranges, or a range alone.</summary>
    public static JsonObject ListOrRange(string number) => new()
    {
        ["anyOf"] = new JsonArray(
            Reference(number),
            Reference(Range),
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["anyOf"] = new JsonArray(Reference(number), Reference(Range)) } }),
    };

    public static JsonObject Choice(Type type) => Choice(new ChoiceShape(type));

    /// <summary>A shape, with the limits of its option.</summary>
    public static JsonObject Of(ValueShape shape, OptionProperty? option, IReadOnlyList<Type> outer) => shape switch
    {
        NumberShape number => Limited(number, option),
        BooleanShape => Reference(Boolean),
        TextShape => Reference(Text),
        ChoiceShape choice => Choice(choice),
        ListShape { Element: NumberShape number } => ListOfNumbers(number, option),
        ListShape list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Element, null, outer) },
        TableShape table => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(table.Element, null, outer) },
        RecordShape record when outer.Contains(record.Type) => new JsonObject { ["type"] = "object" },
        RecordShape record => SchemaComponents.Record(record.Options, [.. outer, record.Type]),
        _ => new JsonObject(),
    };

    private static JsonObject ListOfNumbers(NumberShape number, OptionProperty? option)
    {
        string definition = number.IsWhole ? Whole : Number;
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(
                Reference(Range),
                new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["anyOf"] = new JsonArray([Reference(definition), Reference(Range), .. Infinities(number, option)]) } }),
        };
    }

    /// <summary>Of JSON's numbers none is infinite: where an option's range ends there, the word may stand in the place of a number.</summary>
    private static IEnumerable<JsonNode> Infinities(NumberShape number, OptionProperty? option)
    {
        if (number.IsWhole || option is null) yield break;
        if (ConstraintCheck.AllowsInfinity(option, double.PositiveInfinity)) yield return new JsonObject { ["const"] = "inf" };
        if (ConstraintCheck.AllowsInfinity(option, double.NegativeInfinity)) yield return new JsonObject { ["const"] = "-inf" };
    }

    private static JsonObject Choice(ChoiceShape shape) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. shape.Choices.Keys.Select(name => (JsonNode)name)]) },
            new JsonObject { ["type"] = "string", ["pattern"] = ExpressionPattern }),
    };

    private static JsonObject Limited(NumberShape number, OptionProperty? option)
    {
        JsonObject schema = Reference(number.IsWhole ? Whole : Number);
        foreach (ValidationAttribute constraint in option?.Constraints ?? [])
        {
            switch (constraint)
            {
                case PositiveAttribute:
                    schema["exclusiveMinimum"] = 0;
                    break;
                case RangeAttribute range:
                    Limit(schema, range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum", ConstraintCheck.Limit(range.Minimum));
                    Limit(schema, range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum", ConstraintCheck.Limit(range.Maximum));
                    break;
            }
        }

        JsonNode[] infinities = [.. Infinities(number, option)];
        return infinities.Length == 0 ? schema : new JsonObject { ["anyOf"] = new JsonArray([schema, .. infinities]) };
    }

    private static void Limit(JsonObject schema, string keyword, double limit)
    {
        if (double.IsFinite(limit) && Math.Abs(limit) < double.MaxValue && limit is not int.MaxValue) schema[keyword] = limit;
    }
}
