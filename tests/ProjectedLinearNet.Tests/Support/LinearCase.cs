using System.Text.Json;

namespace ProjectedLinearNet.Tests;

/// <summary>One case of the reference data: independent numpy solutions and simulations, with their stated accuracy.</summary>
internal sealed class LinearCase(JsonElement json)
{
    private static readonly Lazy<LinearCase[]> All = new(Read);

    public double this[string name] => json.GetProperty(name) is { ValueKind: JsonValueKind.String } ? double.PositiveInfinity : json.GetProperty(name).GetDouble();

    public static LinearCase[] Of(string kind) => [.. All.Value.Where(item => item.Kind == kind)];

    public string Kind => json.GetProperty("kind").GetString()!;

    public double[] Values(string name) => [.. json.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    public PowerLawFeatures Task(double? dimension = null) => new(new PowerLawFeaturesOptions
    {
        Capacity = this["alpha"],
        Source = this["beta"],
        Dimension = (long)(dimension ?? this["M"]),
    });

    private static LinearCase[] Read()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "linear-networks.json"));
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(item => new LinearCase(item.Clone()))];
    }
}
