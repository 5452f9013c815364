using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Applies the keywords of draft 2020-12 that the experiment schema uses; throws on any other, so that none goes unchecked.</summary>
internal static class JsonSchemaCheck
{
    /// <summary>Where a YAML text does not follow the schema; null when it does.</summary>
    public static string? FirstProblem(JsonObject schema, string yaml)
    {
        YamlNode root = YamlTreeReader.Read(new SourceText("test", yaml), new DiagnosticBag())!;
        return Check(schema, schema, Json(root), "$");
    }

    private static string? Check(JsonObject root, JsonObject schema, JsonNode? value, string path)
    {
        foreach (var (keyword, argument) in schema)
        {
            string? problem = keyword switch
            {
                "$schema" or "title" or "description" or "$defs" => null,
                "$ref" => Check(root, Definition(root, argument!.GetValue<string>()), value, path),
                "type" => Types(argument!).Any(type => IsType(value, type)) ? null : $"{path}: type",
                "const" => JsonNode.DeepEquals(argument, value) ? null : $"{path}: const",
                "enum" => argument!.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)) ? null : $"{path}: enum",
                "pattern" => value?.GetValueKind() != JsonValueKind.String || Regex.IsMatch(value.GetValue<string>(), argument!.GetValue<string>()) ? null : $"{path}: pattern",
                "anyOf" => argument!.AsArray().Any(choice => Check(root, choice!.AsObject(), value, path) is null) ? null : $"{path}: anyOf",
                "oneOf" => argument!.AsArray().Count(choice => Check(root, choice!.AsObject(), value, path) is null) == 1 ? null : $"{path}: oneOf",
                "not" => Check(root, argument!.AsObject(), value, path) is null ? $"{path}: not" : null,
                "minimum" => Compare(value, argument!, (a, b) => a >= b, path, keyword),
                "maximum" => Compare(value, argument!, (a, b) => a <= b, path, keyword),
                "exclusiveMinimum" => Compare(value, argument!, (a, b) => a > b, path, keyword),
                "exclusiveMaximum" => Compare(value, argument!, (a, b) => a < b, path, keyword),
                "items" => value is JsonArray items ? items.Select((item, i) => Check(root, argument!.AsObject(), item, $"{path}[{i}]")).FirstOrDefault(found => found is not null) : null,
                "minItems" => value is JsonArray array && array.Count < argument!.GetValue<int>() ? $"{path}: minItems" : null,
                "minProperties" => value is JsonObject mapping && mapping.Count < argument!.GetValue<int>() ? $"{path}: minProperties" : null,
                "required" => value is JsonObject given ? argument!.AsArray().Where(key => !given.ContainsKey(key!.GetValue<string>())).Select(key => $"{path}: required {key}").FirstOrDefault() : null,
                "properties" or "patternProperties" => null,
                "additionalProperties" => null,
                _ => throw new NotSupportedException($"The check does not know the keyword '{keyword}'."),
            };
            if (problem is not null) return problem;
        }

        return value is JsonObject entries ? Entries(root, schema, entries, path) : null;
    }

    private static string? Entries(JsonObject root, JsonObject schema, JsonObject value, string path)
    {
        foreach (var (key, item) in value)
        {
            JsonNode? known = (schema["properties"] as JsonObject)?[key]
                ?? (schema["patternProperties"] as JsonObject)?.FirstOrDefault(pattern => Regex.IsMatch(key, pattern.Key)).Value
                ?? schema["additionalProperties"];
            string? problem = known switch
            {
                JsonObject own => Check(root, own, item, $"{path}.{key}"),
                JsonValue no when !no.GetValue<bool>() => $"{path}: unknown key {key}",
                _ => null,
            };
            if (problem is not null) return problem;
        }

        return null;
    }

    private static JsonObject Definition(JsonObject root, string reference) => root["$defs"]![reference["#/$defs/".Length..]]!.AsObject();

    private static IEnumerable<string> Types(JsonNode types) => types is JsonArray several ? several.Select(type => type!.GetValue<string>()) : [types.GetValue<string>()];

    private static bool IsType(JsonNode? value, string type) => (value?.GetValueKind() ?? JsonValueKind.Null, type) switch
    {
        (JsonValueKind.Object, "object") or (JsonValueKind.Array, "array") or (JsonValueKind.String, "string") or (JsonValueKind.Null, "null") => true,
        (JsonValueKind.True or JsonValueKind.False, "boolean") or (JsonValueKind.Number, "number") => true,
        (JsonValueKind.Number, "integer") => value!.GetValue<double>() % 1 == 0,
        _ => false,
    };

    private static string? Compare(JsonNode? value, JsonNode limit, Func<double, double, bool> holds, string path, string keyword) =>
        value?.GetValueKind() != JsonValueKind.Number || holds(value.GetValue<double>(), limit.GetValueKind() == JsonValueKind.Number ? double.Parse(limit.ToJsonString(), CultureInfo.InvariantCulture) : double.NaN)
            ? null
            : $"{path}: {keyword}";

    private static JsonNode? Json(YamlNode node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        SequenceNode sequence => new JsonArray([.. sequence.Items.Select(Json)]),
        ScalarNode { IsNull: true } => null,
        ScalarNode { IsQuoted: false, Text: "true" or "false" } truth => JsonValue.Create(truth.Text == "true"),
        ScalarNode { IsQuoted: false } scalar when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => JsonValue.Create(number),
        ScalarNode scalar => JsonValue.Create(scalar.Text),
        _ => throw new NotSupportedException(),
    };
}
