using System.Text.Json;

namespace Perceptron.Tests;

/// <summary>
/// Independent numpy/scipy solution of the replica equations and independent simulations (L-BFGS on the sphere, gradient descent), computed for the
/// specification of arXiv 2505.13230.
/// </summary>
internal static class Reference
{
    private static readonly JsonElement Root = Read();

    public static IEnumerable<JsonElement> Cases(string name) => Root.GetProperty(name).EnumerateArray();

    public static JsonElement Section(string name) => Root.GetProperty(name);

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static JsonElement Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "perceptron.json")));
        return document.RootElement.Clone();
    }
}
