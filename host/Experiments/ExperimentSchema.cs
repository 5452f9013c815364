using System.Text.Json.Nodes;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Analyses;
using ScalingLab.Host.Experiments.Blocks;
using ScalingLab.Host.Experiments.Figures;
using ScalingLab.Host.Experiments.Schema;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>
/// The JSON Schema (draft 2020-12) of experiment files with the loaded components, for editors. It is made from the same option descriptions
/// as the binder's messages. (JsonSchemaExporter describes what a serializer reads; here every number may be an expression and every list of
/// numbers a range, so the shapes of the binder are written out instead.)
/// </summary>
internal static class ExperimentSchema
{
    public static JsonObject Create(ComponentCatalog catalog)
    {
        var definitions = new JsonObject
        {
            [SchemaShapes.Number] = SchemaShapes.NumberDefinition("a number, a power such as 2^10, or an expression \"${...}\"", "number"),
            [SchemaShapes.Whole] = SchemaShapes.NumberDefinition("a whole number (1e6 is one), a power such as 2^10, or an expression \"${...}\"", "integer"),
            [SchemaShapes.Boolean] = SchemaShapes.BooleanDefinition(),
            [SchemaShapes.Range] = SchemaShapes.RangeDefinition(),
            [SchemaShapes.Text] = new JsonObject { ["type"] = Types("string", "number", "boolean") },
            ["sweep"] = Sweep(),
            ["axis"] = Axis(),
            ["series"] = new JsonObject { ["oneOf"] = new JsonArray(Series(), Guide()) },
            ["panel"] = Closed(Panel(), "series"),
        };
        foreach (ComponentKind kind in new[] { ComponentKind.Model, ComponentKind.DataGenerator, ComponentKind.Observer, ComponentKind.Analysis })
            SchemaComponents.AddTo(definitions, catalog, kind, kind == ComponentKind.Analysis ? AnalysisKeys() : []);
        definitions["block"] = Closed(Block());
        definitions["figure"] = Closed(Figure());
        JsonObject root = Closed(Root(), "experiment", "runs");
        root["patternProperties"] = new JsonObject { [$"^{ExperimentAssembly.ExtensionPrefix}"] = new JsonObject { ["description"] = "Ignored; a place for anchors." } };
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "ScalingLab experiment");
        root["$defs"] = definitions;
        return root;
    }

    private static JsonObject Root() => new()
    {
        ["experiment"] = Described("The id: the folder under results/.", new JsonObject { ["type"] = "string", ["pattern"] = NamePattern }),
        ["title"] = Described("Shown in the report.", SchemaShapes.Reference(SchemaShapes.Text)),
        ["source"] = Described("The paper and figure that it reproduces; shown in the report.", SchemaShapes.Reference(SchemaShapes.Text)),
        ["parameters"] = Described("Named values, usable as ${...} anywhere.", Named(SchemaShapes.Reference(SchemaShapes.Text))),
        ["sweep"] = Described("The points; every block sees them.", SchemaShapes.Reference("sweep")),
        ["runs"] = Described("Named blocks: one model on one data generator each.", Named(SchemaShapes.Reference("block"), atLeastOne: true)),
        ["analyses"] = Described("Named reductions of curves to findings.", Named(SchemaShapes.Reference("analysis"))),
        ["figures"] = Described("Named figures.", Named(SchemaShapes.Reference("figure"))),
        ["seed"] = Described("Seed of all random streams, at least 0.", SchemaShapes.Reference(SchemaShapes.Whole), "0"),
    };

    private const string NamePattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$";

    private static JsonObject Block() => new()
    {
        ["model"] = Described("What advances along the clock and is observed.", SchemaShapes.Reference("model")),
        ["data"] = Described("The task: inputs and target.", SchemaShapes.Reference("data-generator")),
        ["until"] = Described("The end, on the model's clock.", SchemaShapes.Reference(SchemaShapes.Number)),
        ["at"] = Described(
            "Observation times, increasing; those beyond 'until' are left out.",
            SchemaShapes.ListOrRange(SchemaShapes.Number),
            $"{ObservationTimes.DefaultCount} times from until/{ObservationTimes.DefaultSpan} to until, evenly spaced in the logarithm"),
        ["observe"] = Described("What is read off the model.", new JsonObject
        {
            ["anyOf"] = new JsonArray(SchemaShapes.Reference("observer"), new JsonObject { ["type"] = "array", ["items"] = SchemaShapes.Reference("observer"), ["minItems"] = 1 }),
        }),
        ["replicas"] = Described("Number of seeds, at least 1.", SchemaShapes.Reference(SchemaShapes.Whole), "1"),
        ["streams"] = Described("Whether points share the random streams of their replica.", SchemaShapes.Choice(typeof(StreamSharing)), "shared"),
        ["like"] = Described("A block from which every key that is not given here is taken whole.", new JsonObject { ["type"] = "string" }),
        ["when"] = Described("Leaves points out of the block.", SchemaShapes.Reference(SchemaShapes.Boolean)),
    };

    private static JsonObject AnalysisKeys()
    {
        var number = SchemaShapes.Reference(SchemaShapes.Number);
        var numbers = new JsonObject { ["anyOf"] = new JsonArray(number.DeepClone(), Named(number.DeepClone().AsObject())) };
        JsonObject keys = FamilyKeys();
        keys["when"] = Described("Leaves points out.", SchemaShapes.Reference(SchemaShapes.Boolean));
        var expected = new JsonObject { ["anyOf"] = new JsonArray(number.DeepClone(), new JsonObject { ["const"] = PredictionReader.Keyword }) };
        keys["expect"] = Described(
            "The expected value of the first finding, or of each named finding: a number, an expression, or 'predicted' for what the model predicts itself.",
            new JsonObject { ["anyOf"] = new JsonArray(number.DeepClone(), new JsonObject { ["const"] = PredictionReader.Keyword }, Named(expected)) });
        keys["tolerance"] = Described("The largest deviation from 'expect' that agrees.", numbers);
        return keys;
    }

    private static JsonObject FamilyKeys() => new()
    {
        ["of"] = Described("A block or an analysis.", new JsonObject { ["type"] = "string" }),
        ["observable"] = Described("The ordinate: an observable of the block, an element as name[1,2].", new JsonObject { ["type"] = "string" }),
        ["y"] = Described("The ordinate: a finding of the analysis, or an observable of the block.", new JsonObject { ["type"] = "string" }),
        ["x"] = Described("The abscissa: another observable of the block instead of its clock; a swept name or finding of the analysis.", new JsonObject { ["type"] = "string" }),
    };

    private static JsonObject Figure()
    {
        JsonObject keys = Panel();
        keys["columns"] = Described("Panels side by side.", SchemaShapes.Reference(SchemaShapes.Whole), "the number of panels, at most 3");
        keys["names"] = Described("Labels of swept names in legends.", Named(SchemaShapes.Reference(SchemaShapes.Text)));
        keys["panels"] = new JsonObject { ["type"] = "array", ["items"] = SchemaShapes.Reference("panel"), ["minItems"] = 1 };
        return keys;
    }

    private static JsonObject Panel() => new()
    {
        ["title"] = SchemaShapes.Reference(SchemaShapes.Text),
        ["x"] = SchemaShapes.Reference("axis"),
        ["y"] = SchemaShapes.Reference("axis"),
        ["series"] = new JsonObject { ["type"] = "array", ["items"] = SchemaShapes.Reference("series"), ["minItems"] = 1 },
    };

    private static JsonObject Axis() => new()
    {
        ["description"] = "An axis, or its label alone.",
        ["anyOf"] = new JsonArray(
            SchemaShapes.Reference(SchemaShapes.Text),
            Closed(new JsonObject
            {
                ["label"] = SchemaShapes.Reference(SchemaShapes.Text),
                ["scale"] = Described("", SchemaShapes.Choice(typeof(AxisScale)), "linear"),
                ["min"] = SchemaShapes.Reference(SchemaShapes.Number),
                ["max"] = SchemaShapes.Reference(SchemaShapes.Number),
            })),
    };

    private static JsonObject Series()
    {
        JsonObject keys = FamilyKeys();
        keys["by"] = Described("The swept name that colours the groups.", new JsonObject { ["type"] = "string" });
        keys["style"] = Described("", SchemaShapes.Choice(typeof(SeriesStyle)), "line; line-markers for findings");
        keys["curve"] = Described("The finding whose carried curves are drawn, such as residual; the first that carries any when not given.", new JsonObject { ["type"] = "string" });
        keys["band"] = Described("The interval as a band.", SchemaShapes.Choice(typeof(IntervalKind)));
        keys["bars"] = Described("The interval as bars.", SchemaShapes.Choice(typeof(IntervalKind)));
        keys["label"] = Described("Name in the legend.", SchemaShapes.Reference(SchemaShapes.Text));
        keys["when"] = Described("Leaves points out.", SchemaShapes.Reference(SchemaShapes.Boolean));
        return Closed(keys, "of");
    }

    private static JsonObject Guide() => Closed(
        new JsonObject
        {
            [GuideReader.Key] = new JsonObject { ["const"] = "power-law" },
            ["exponent"] = SchemaShapes.Reference(SchemaShapes.Number),
            ["through"] = Described("A point [x, y] of the line.", SchemaShapes.ListOrRange(SchemaShapes.Number)),
            ["from"] = Described("Where the line starts.", SchemaShapes.Reference(SchemaShapes.Number)),
            ["to"] = Described("Where the line ends.", SchemaShapes.Reference(SchemaShapes.Number)),
            ["label"] = SchemaShapes.Reference(SchemaShapes.Text),
        },
        GuideReader.Key,
        "exponent",
        "through");

    private static JsonObject Sweep()
    {
        JsonObject Parts() => new() { ["anyOf"] = new JsonArray(SchemaShapes.Reference("sweep"), new JsonObject { ["type"] = "array", ["items"] = SchemaShapes.Reference("sweep") }) };
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["grid"] = Described("Every combination.", Parts()),
                ["zip"] = Described("Lists of one length, paired.", Parts()),
                ["list"] = Described("Points picked by hand.", new JsonObject { ["type"] = "array", ["items"] = SchemaShapes.Reference("sweep"), ["minItems"] = 1 }),
            },
            ["additionalProperties"] = new JsonObject
            {
                ["description"] = "The values of a swept name: a list, a range or one value.",
                ["anyOf"] = new JsonArray(
                    SchemaShapes.Reference(SchemaShapes.Text),
                    new JsonObject { ["type"] = "array", ["items"] = SchemaShapes.Reference(SchemaShapes.Text), ["minItems"] = 1 }),
            },
        };
    }

    private static JsonObject Closed(JsonObject properties, params string[] required)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Length > 0) schema["required"] = new JsonArray([.. required.Select(key => (JsonNode)key)]);
        return schema;
    }

    private static JsonObject Named(JsonObject value, bool atLeastOne = false)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = value };
        if (atLeastOne) schema["minProperties"] = 1;
        return schema;
    }

    private static JsonObject Described(string description, JsonObject schema, string defaultText = "")
    {
        string text = defaultText.Length == 0 ? description : $"{description} Default: {defaultText}.".TrimStart();
        if (text.Length > 0) schema.Insert(0, "description", text);
        return schema;
    }

    private static JsonArray Types(params string[] types) => [.. types.Select(type => (JsonNode)type)];
}
