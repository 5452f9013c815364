namespace ScalingLab.Sdk.Tests.PublicApi;

/// <summary>Something of everything, for the test of the text.</summary>
public sealed class PublicApiExample : IDisposable
{
    public const int Limit = 3;

    private readonly IReadOnlyList<string?> _names;

    public PublicApiExample(IReadOnlyList<string?> names) => _names = names;

    public static double? Value => null;

    public required string Name { get; init; }

    public string[]? Names { get; set; }

    public T Convert<T>(in T value, string? name = null, double tolerance = 0.5, params int[] shape)
        where T : struct => name is null || tolerance < shape.Length + _names.Count ? value : default;

    public void Dispose()
    {
    }
}
