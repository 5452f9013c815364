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
        ListShape { Element: NumberShape number } => ListOfNumbers(number),
        ListShape list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Element, null, outer) },
        TableShape table => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(table.Element, null, outer) },
        RecordShape record when outer.Contains(record.Type) => new JsonObject { ["type"] = "object" },
        RecordShape record => SchemaComponents.Record(record.Options, [.. outer, record.Type]),
        _ => new JsonObject(),
    };

    private static JsonObject ListOfNumbers(NumberShape number)
    {
        string definition = number.IsWhole ? Whole : Number;
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(
                Reference(Range),
                new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["anyOf"] = new JsonArray(Reference(definition), Reference(Range)) } }),
        };
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

        return schema;
    }

    private static void Limit(JsonObject schema, string keyword, double limit)
    {
        if (double.IsFinite(limit) && Math.Abs(limit) < double.MaxValue && limit is not int.MaxValue) schema[keyword] = limit;
    }
}
