using System.Text.Json.Nodes;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Options;

namespace ScalingLab.Host.Experiments.Schema;

/// <summary>JSON Schema of the loaded components, told apart by <c>use</c>.</summary>
internal static class SchemaComponents
{
    /// <summary>Adds a definition for the kind, and one for each component of it.</summary>
    /// <param name="definitions">Where to add them.</param>
    /// <param name="catalog">The components.</param>
    /// <param name="kind">Which of them.</param>
    /// <param name="otherKeys">Keys beside the options; with them a component cannot be given by its name alone.</param>
    public static void AddTo(JsonObject definitions, ComponentCatalog catalog, ComponentKind kind, JsonObject otherKeys)
    {
        string prefix = Name(kind);
        var choices = new JsonArray();
        Component[] components = [.. catalog.OfKind(kind).OrderBy(component => component.Name, StringComparer.Ordinal)];
        if (otherKeys.Count == 0 && components.Length > 0)
            choices.Add((JsonNode)new JsonObject { ["enum"] = new JsonArray([.. components.Select(component => (JsonNode)component.Name)]) });
        foreach (Component component in components)
        {
            string definition = $"{prefix}.{component.Name}";
            definitions[definition] = Schema(component, otherKeys);
            choices.Add((JsonNode)SchemaShapes.Reference(definition));
        }

        definitions[prefix] = choices.Count > 0 ? new JsonObject { ["oneOf"] = choices } : new JsonObject { ["not"] = new JsonObject() };
    }

    /// <summary>The options of a nested record.</summary>
    public static JsonObject Record(OptionsType options, IReadOnlyList<Type> outer) => Closed(options, [], outer, []);

    private static string Name(ComponentKind kind) => kind switch
    {
        ComponentKind.Model => "model",
        ComponentKind.DataGenerator => "data-generator",
        ComponentKind.Observer => "observer",
        _ => "analysis",
    };

    private static JsonObject Schema(Component component, JsonObject otherKeys)
    {
        JsonObject keys = new() { ["use"] = new JsonObject { ["const"] = component.Name } };
        foreach (var (key, schema) in otherKeys) keys[key] = schema!.DeepClone();
        JsonObject record = Closed(OptionsType.Of(component.OptionsType), keys, [component.OptionsType], otherKeys.Count > 0 ? ["use", "of"] : ["use"]);
        string[] tells = [.. component.Observables.Select(observable => $"{observable.Name}: {observable.Description}"), .. component.Findings.Select(finding => $"{finding.Name}: {finding.Description}")];
        if (component.Clock.Length > 0) record.Insert(0, "description", $"Clock: {component.Clock}.");
        if (tells.Length > 0) record.Insert(0, "description", string.Join("\n", tells));
        return record;
    }

    private static JsonObject Closed(OptionsType options, JsonObject keys, IReadOnlyList<Type> outer, IEnumerable<string> required)
    {
        object? defaults = options.TryCreate();
        foreach (OptionProperty option in options.Properties) keys[option.Key] ??= Option(option, defaults, outer);
        string[] all = [.. required, .. options.Properties.Where(option => option.IsRequired).Select(option => option.Key)];
        var schema = new JsonObject { ["type"] = "object", ["properties"] = keys, ["additionalProperties"] = false };
        if (all.Length > 0) schema["required"] = new JsonArray([.. all.Select(key => (JsonNode)key)]);
        return schema;
    }

    private static JsonObject Option(OptionProperty option, object? defaults, IReadOnlyList<Type> outer)
    {
        JsonObject schema = SchemaShapes.Of(option.Shape, option, outer);
        if (option.AllowsNull) schema = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        List<string> sentences = [];
        if (option.Description.Length > 0) sentences.Add(option.Description);
        if (option.Unit.Length > 0) sentences.Add($"Unit: {option.Unit}.");
        sentences.AddRange(ConstraintCheck.Words(option).Select(words => $"It {words}."));
        if (defaults is not null && !option.IsRequired && option.Get(defaults) is { } value) sentences.Add($"Default: {OptionText.Of(value)}.");
        if (sentences.Count > 0) schema.Insert(0, "description", string.Join(" ", sentences));
        return schema;
    }
}
