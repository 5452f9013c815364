namespace NormObservers.Tests;

/// <summary>A recorder that remembers the numbers it was given.</summary>
internal sealed class Recording : IRecorder
{
    public Dictionary<string, double> Values { get; } = [];

    public double Time => 0;

    public void Record(string observable, double value) => Values.Add(observable, value);

    public void Record(string observable, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape) => throw new NotSupportedException();

    /// <summary>What <c>norms</c> records of a network.</summary>
    public static Dictionary<string, double> Of(ILayers network, NormOptions? options = null)
    {
        Recording recording = new();
        new NormObserver(network, options ?? new NormOptions()).Observe(recording);
        return recording.Values;
    }
}
