using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>One-pass SGD on the reduced weights of all blocks.</summary>
/// <typeparam name="TActivation">The activation g.</typeparam>
internal sealed class ReducedChain<TActivation> : IReducedChain
    where TActivation : struct, IActivationFunction
{
    private const int Batch = 64;

    private readonly ChainBlock[] _blocks;
    private readonly int _trained;
    private readonly int _dimension;
    private readonly LearningRule _rule;
    private readonly RandomStream _data;
    private readonly double[] _normals;
    private readonly int _axes;
    private readonly double[] _fields;
    private readonly double[] _values;
    private readonly double[] _slopes;
    private readonly double[] _factors;
    private readonly int _students;
    private int _next = Batch;

    public ReducedChain(ChainBlock[] blocks, int trained, int dimension, int students, int teachers, LearningRule rule, RandomStream data)
    {
        _blocks = blocks;
        _trained = trained;
        _dimension = dimension;
        _rule = rule;
        _data = data;
        _axes = blocks.Sum(block => block.Axes);
        _normals = new double[Batch * _axes];
        _students = students;
        _fields = new double[students + teachers];
        _values = new double[students + teachers];
        _slopes = new double[students];
        _factors = new double[students];
        OutputScale = rule.Scales.Student;
    }

    /// <inheritdoc/>
    public double OutputScale { get; private set; }

    /// <inheritdoc/>
    public long Examples { get; private set; }

    /// <inheritdoc/>
    public void Learn(long examples, CancellationToken cancel)
    {
        for (; examples > 0; examples--)
        {
            if (_next == Batch)
            {
                cancel.ThrowIfCancellationRequested();
                _data.FillNormal(_normals);
                _next = 0;
            }

            Step(_normals.AsSpan(_next++ * _axes, _axes));
        }
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        writer.Write("examples", Examples);
        writer.Write("output-scale", OutputScale);
        writer.Write("data", _data);
        writer.Write("next", _next);
        writer.Write("normals", _normals);
        foreach (var block in _blocks) writer.Write("block", block);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        Examples = reader.Read<long>("examples");
        OutputScale = reader.Read<double>("output-scale");
        reader.Read("data", _data);
        _next = reader.Read<int>("next");
        reader.Read("normals", _normals.AsSpan());
        foreach (var block in _blocks) reader.Read("block", block);
    }

    private void Step(ReadOnlySpan<double> normals)
    {
        int students = _students;
        var fields = _fields.AsSpan();
        fields.Clear();
        int start = 0;
        for (int l = 0; l < _blocks.Length; l++)
        {
            _blocks[l].See(normals.Slice(start, _blocks[l].Axes), fields[..students], fields[students..], l < _trained);
            start += _blocks[l].Axes;
        }

        TActivation.Values(fields, _values);
        TActivation.Slopes(fields[..students], _slopes);
        double activity = 0, target = 0;
        for (int i = 0; i < students; i++)
            activity += _values[i];
        for (int n = students; n < _values.Length; n++)
            target += _values[n];
        double error = (OutputScale * activity) - (_rule.Scales.Teacher * target);
        if (!double.IsFinite(error))
            throw Divergence.Of(Examples, _dimension, _rule);
        double rate = _rule.LearningRate * OutputScale / _dimension * error;
        for (int i = 0; i < students; i++)
            _factors[i] = -rate * _slopes[i];
        for (int l = 0; l < _trained; l++)
            _blocks[l].Learn(_factors);
        OutputScale -= _rule.OutputLearningRate / _dimension * error * activity;
        Examples++;
    }
}
