using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// Steps of gradient descent and measurements. A batch is cut into shards of a few registers of examples, the shards into up to four groups, each
/// with a gradient of its own; so the sums, and with them all results, are the same for every number of threads. Nothing is allocated in a step.
/// </summary>
internal sealed unsafe class Trainer<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MaximumGroups = 4;
    private readonly Network<T> _network;
    private readonly ILoss<T> _loss;
    private readonly Optimiser<T> _optimiser;
    private readonly int _shardLanes;
    private readonly WorkerTeam _team;
    private readonly Frame<T>[] _frames;
    private readonly AlignedBuffer<T>[] _gradients;
    private readonly LossSum[] _sums;
    private readonly BatchLayer<T>[] _couplings;
    private readonly Action<int> _phaseJob;
    private readonly Action<int> _measureJob;
    private readonly Action<int> _updateJob;
    private Frame<T>[]? _measuring;
    private IBatchSource<T> _source = null!;
    private int _count;
    private int _shards;
    private int _phase;
    private bool _prepared;

    public Trainer(Network<T> network, ILoss<T> loss, Optimiser<T> optimiser, int batch, int threads = 1, int shardLanes = 32)
    {
        (_network, _loss, _optimiser, _shardLanes) = (network, loss, optimiser, shardLanes);
        int shards = ShardsOf(batch), groups = Math.Min(shards, MaximumGroups);
        _couplings = [.. network.Layers.OfType<BatchLayer<T>>()];
        foreach (var layer in _couplings) layer.Reserve(shards);
        int lanes = Math.Min(shardLanes, (batch + Frame<T>.LaneGroup - 1) / Frame<T>.LaneGroup * Frame<T>.LaneGroup);
        _frames = new Frame<T>[_couplings.Length > 0 ? shards : groups];
        for (int i = 0; i < _frames.Length; i++) _frames[i] = new Frame<T>(network, i, lanes, training: true) { Training = true };
        _gradients = new AlignedBuffer<T>[groups];
        for (int i = 0; i < groups; i++) _gradients[i] = new AlignedBuffer<T>(network.Values.Length);
        _sums = new LossSum[MaximumGroups];
        _team = new WorkerTeam(Math.Min(threads, MaximumGroups));
        (_phaseJob, _measureJob, _updateJob) = (RunPhase, Measure, Update);
    }

    private int Groups => _gradients.Length;

    /// <summary>The gradient of the last step, summed over the groups.</summary>
    public T[] LastGradient()
    {
        T[] sum = new T[_network.Values.Length];
        for (int g = 0; g < Math.Min(Groups, _shards); g++)
            for (int i = 0; i < sum.Length; i++) sum[i] += _gradients[g].Span[i];
        return sum;
    }

    /// <summary>To be called after the parameters were changed from outside.</summary>
    public void Invalidate() => _prepared = false;

    /// <summary>One step on a batch of so many examples.</summary>
    /// <returns>The loss before the step, summed over the batch.</returns>
    public LossSum Step(IBatchSource<T> source, int count, double rate)
    {
        var sum = Differentiate(source, count);
        _optimiser.Begin(rate);
        _team.Run(_updateJob);
        _prepared = false;
        return sum;
    }

    /// <summary>The loss of a batch, and its gradient in <see cref="LastGradient"/>.</summary>
    public LossSum Differentiate(IBatchSource<T> source, int count)
    {
        Prepare();
        (_source, _count, _shards) = (source, count, ShardsOf(count));
        _sums.AsSpan().Clear();
        for (_phase = 0; _phase <= 2 * _couplings.Length; _phase++)
        {
            _team.Run(_phaseJob);
            if (_phase < _couplings.Length) _couplings[_phase].CombineForward(_shards, count);
            else if (_phase < 2 * _couplings.Length) _couplings[(2 * _couplings.Length) - 1 - _phase].CombineBackward(_shards, count);
        }

        return Total();
    }

    /// <summary>Loss and errors of so many examples, without learning from them.</summary>
    public LossSum Evaluate(IBatchSource<T> source, int count)
    {
        Prepare();
        if (_measuring is null)
        {
            _measuring = new Frame<T>[MaximumGroups];
            for (int i = 0; i < MaximumGroups; i++) _measuring[i] = new Frame<T>(_network, i, _shardLanes, training: false);
        }

        (_source, _count) = (source, count);
        _sums.AsSpan().Clear();
        _team.Run(_measureJob);
        return Total();
    }

    public void Dispose() => _team.Dispose();

    private void Prepare()
    {
        if (_prepared) return;
        _network.Prepare();
        _prepared = true;
    }

    private int ShardsOf(int count) => (count + _shardLanes - 1) / _shardLanes;

    private LossSum Total()
    {
        LossSum total = default;
        foreach (var sum in _sums) total += sum;
        return total;
    }

    private void RunPhase(int worker)
    {
        int groups = Math.Min(Groups, _shards);
        for (int group = worker; group < groups; group += _team.Size)
        {
            int first = group * _shards / groups, end = (group + 1) * _shards / groups;
            for (int shard = first; shard < end; shard++) RunPhase(group, shard, shard > first);
        }
    }

    private void RunPhase(int group, int shard, bool adds)
    {
        var frame = _frames[_couplings.Length > 0 ? shard : group];
        var layers = _network.Layers;
        int couplings = _couplings.Length;
        if (_phase == 0)
        {
            frame.Index = shard;
            frame.Resize(Math.Min(_shardLanes, _count - (shard * _shardLanes)));
            frame.ParameterGradient = _gradients[group].Pointer;
            frame.Adds = adds;
            _source.Fill(frame, shard * _shardLanes);
        }

        if (_phase <= couplings)
        {
            int from = _phase == 0 ? 0 : _couplings[_phase - 1].Index, to = _phase == couplings ? layers.Count : _couplings[_phase].Index;
            for (int i = from; i < to; i++) layers[i].Forward(frame);
            if (_phase < couplings)
            {
                _couplings[_phase].ReduceForward(frame);
                return;
            }

            _sums[group] += _loss.Evaluate(frame, _network.Slots.Count - 1, _network.Output, 1.0 / ((double)_count * _network.Output.Positions));
        }

        int back = _phase - couplings, last = back == 0 ? layers.Count - 1 : _couplings[couplings - back].Index;
        int next = back == couplings ? -1 : _couplings[couplings - 1 - back].Index;
        for (int i = last; i > next; i--) layers[i].Backward(frame);
        if (next >= 0) _couplings[couplings - 1 - back].ReduceBackward(frame);
    }

    private void Measure(int worker)
    {
        for (int group = worker; group < MaximumGroups; group += _team.Size)
        {
            var frame = _measuring![group];
            for (int first = group * _shardLanes; first < _count; first += MaximumGroups * _shardLanes)
            {
                frame.Resize(Math.Min(_shardLanes, _count - first));
                _source.Fill(frame, first);
                _network.Forward(frame);
                _sums[group] += _loss.Evaluate(frame, _network.Slots.Count - 1, _network.Output, 0);
            }
        }
    }

    private void Update(int worker)
    {
        int groups = Math.Min(Groups, _shards);
        T** gradients = stackalloc T*[MaximumGroups];
        for (int g = 0; g < groups; g++) gradients[g] = _gradients[g].Pointer;
        int length = _network.Values.Length, part = (length / _team.Size / 16 * 16) + 16;
        _optimiser.Update(_network, gradients, groups, Math.Min(length, worker * part), Math.Min(length, (worker + 1) * part));
    }
}
