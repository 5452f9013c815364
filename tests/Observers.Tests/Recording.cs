using ScalingLab.Sdk;

namespace Observers.Tests;

/// <summary>A recorder that remembers what it was given.</summary>
internal sealed class Recording : IRecorder
{
    public List<(string Name, double[] Values, int[] Shape)> Entries { get; } = [];

    public double Time => 0;

    public void Record(string observable, double value) => Entries.Add((observable, [value], []));

    public void Record(string observable, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape) =>
        Entries.Add((observable, values.ToArray(), shape.ToArray()));
}
