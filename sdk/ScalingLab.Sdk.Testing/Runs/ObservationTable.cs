namespace ScalingLab.Sdk.Testing.Runs;

/// <summary>Takes what an observer of the plugin records at one time, and holds it to what it was registered with.</summary>
internal sealed class ObservationTable(
    string observer, IReadOnlyList<ObservableDescription> observables, double time, Dictionary<string, double> values) : IRecorder
{
    public double Time => time;

    public void Record(string observable, double value)
    {
        Require(observable, 0);
        Add(observable, value);
    }

    public void Record(string observable, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape)
    {
        Require(observable, shape.Length);
        int count = 1;
        foreach (int length in shape) count *= length;
        if (count != values.Length) throw new ArgumentException($"{values.Length} values of '{observable}' do not fill a shape of {count}.", nameof(values));
        for (int i = 0; i < values.Length; i++) Add($"{observable}[{i + 1}]", values[i]);
    }

    private void Add(string name, double value)
    {
        if (!values.TryAdd($"{observer}/{name}", value)) throw new ArgumentException($"The observer '{observer}' records '{name}' twice at one time.");
    }

    private void Require(string observable, int rank)
    {
        if (observables.FirstOrDefault(known => known.Name == observable) is not { } description)
            throw new ArgumentException($"The observer '{observer}' records '{observable}', which it was not registered with.");
        if (description.Rank != rank)
            throw new ArgumentException($"The observer '{observer}' registered '{observable}' with rank {description.Rank}, but records rank {rank}.");
    }
}
