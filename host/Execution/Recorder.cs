using System.Globalization;
using System.Runtime.InteropServices;
using ScalingLab.Host.Store;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Execution;

/// <summary>Collects what the observers of one run record, a row per observation time.</summary>
internal sealed class Recorder : ICheckpointable
{
    private readonly List<double> _times = [];
    private readonly Dictionary<string, List<double>> _columns = [];
    private readonly List<string> _order = [];

    public double LastTime => _times.Count == 0 ? double.NegativeInfinity : _times[^1];

    /// <summary>Starts a row.</summary>
    public void Begin(double time) => _times.Add(time);

    /// <summary>A recorder that lets an observer record what it was registered with, and nothing else.</summary>
    public IRecorder For(string observer, IReadOnlyList<ObservableDescription> observables) => new ObserverRecorder(this, observer, observables);

    public Observations ToObservations()
    {
        Dictionary<string, double[]> columns = [];
        foreach (string name in _order)
        {
            var values = _columns[name];
            Pad(values, _times.Count);
            columns[name] = [.. values];
        }

        return new Observations([.. _times], columns);
    }

    public void Save(CheckpointWriter writer)
    {
        writer.Write("times", CollectionsMarshal.AsSpan(_times));
        writer.Write("columns", _order.Count);
        foreach (string name in _order)
        {
            writer.Write("name", name);
            writer.Write("values", CollectionsMarshal.AsSpan(_columns[name]));
        }
    }

    public void Load(CheckpointReader reader)
    {
        _times.AddRange(reader.ReadArray<double>("times"));
        for (int count = reader.Read<int>("columns"); count > 0; count--)
        {
            string name = reader.ReadText("name");
            _order.Add(name);
            _columns[name] = [.. reader.ReadArray<double>("values")];
        }
    }

    private static void Pad(List<double> values, int count)
    {
        while (values.Count < count) values.Add(double.NaN);
    }

    private void Add(string observer, string name, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new RunFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The observable '{name}' is {value} at {LastTime:R}. The model has diverged or left its domain: a smaller learning rate, or an earlier 'until', may help."));
        }

        if (!_columns.TryGetValue(name, out var values))
        {
            _columns[name] = values = [];
            _order.Add(name);
        }

        if (values.Count == _times.Count)
            throw new ArgumentException($"The observer '{observer}' records '{name}' twice at one time.");
        Pad(values, _times.Count - 1);
        values.Add(value);
    }

    private sealed class ObserverRecorder(Recorder table, string observer, IReadOnlyList<ObservableDescription> observables) : IRecorder
    {
        private readonly Dictionary<string, string[]> _elementNames = [];

        public double Time => table.LastTime;

        public void Record(string observable, double value)
        {
            Check(observable, 0);
            table.Add(observer, observable, value);
        }

        public void Record(string observable, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape)
        {
            Check(observable, shape.Length);
            int count = 1;
            foreach (int length in shape) count *= length;
            if (count != values.Length)
                throw new ArgumentException($"{values.Length} values of '{observable}' do not fill the shape {string.Join(" × ", shape.ToArray())}.", nameof(values));
            if (!_elementNames.TryGetValue(observable, out string[]? names) || names.Length != count)
                _elementNames[observable] = names = ElementNames(observable, shape, count);
            for (int i = 0; i < count; i++) table.Add(observer, names[i], values[i]);
        }

        private void Check(string observable, int rank)
        {
            foreach (var description in observables)
            {
                if (description.Name != observable) continue;
                if (description.Rank == rank) return;
                throw new ArgumentException($"The observer '{observer}' registered '{observable}' with rank {description.Rank}, but records rank {rank}.");
            }

            throw new ArgumentException(
                $"The observer '{observer}' records '{observable}', which it was not registered with ({string.Join(", ", observables.Select(known => known.Name))}).");
        }

        private static string[] ElementNames(string observable, ReadOnlySpan<int> shape, int count)
        {
            var names = new string[count];
            var index = new int[shape.Length];
            for (int i = 0; i < count; i++)
            {
                names[i] = $"{observable}[{string.Join(',', index.Select(position => position + 1))}]";
                for (int axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) index[axis] = 0;
            }

            return names;
        }
    }
}
