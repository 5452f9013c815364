using ScalingLab.Testing;

namespace ScalingLab.Sdk.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void IsWhatTheCommittedTextSays() => PublicApiFile.Verify(typeof(IPlugin).Assembly, Path.Combine("..", "PublicApi.txt"));

    [Fact]
    public void TheTextTellsNullabilityDefaultsAndModifiers()
    {
        string[] lines = PublicApiText.Of(typeof(PublicApiTests).Assembly).Split('\n');
        int start = Array.IndexOf(lines, "sealed class ScalingLab.Sdk.Tests.PublicApi.PublicApiExample : IDisposable");
        Assert.Equal(
            [
                "    new(IReadOnlyList<string?> names)",
                "    T Convert<T>(in T value, string? name = null, double tolerance = 0.5, params int[] shape) where T : struct",
                "    void Dispose()",
                "    const int Limit = 3",
                "    required string Name { get; init; }",
                "    string[]? Names { get; set; }",
                "    static double? Value { get; }",
                "",
            ],
            lines[(start + 1)..(start + 9)]);
    }
}
