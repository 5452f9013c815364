using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// One-pass SGD, a block of S examples at a time, with the weights of the step loop up to rounding. The fields of all S inputs under the weights at the start
/// of the block are one matrix product; how the updates in between change them is known from the products of the inputs with each other,
/// <para>x_i(s) = J_i·ξ_s/√N + Σ_{t&lt;s} f_i(t) ξ_t·ξ_s/√N with the update J_i ← J_i + f_i(t) ξ_t,</para>
/// a recursion of numbers; and the S updates are one product of rank S. Where several units share an input, this is faster than S passes over the weights.
/// </summary>
/// <typeparam name="TActivation">The activation g.</typeparam>
internal sealed class BlockSgd<TActivation> : IOnePassLearner
    where TActivation : struct, IActivationFunction
{
    /// <summary>Numbers in a cache line; by so much the rows of the inputs are longer than the inputs, so that their lines do not displace each other.</summary>
    private const int LineDoubles = 8;

    private readonly ICommitteeTask _task;
    private readonly RandomStream _data;
    private readonly CacheAlignedArray _weights;
    private readonly CacheAlignedArray _inputs;
    private readonly LearningRule _rule;
    private readonly int _dimension;
    private readonly int _stride;
    private readonly int _students;
    private readonly int _fieldStride;
    private readonly int _teacherStride;
    private readonly int _block;
    private readonly double[] _fields;
    private readonly double[] _teacherValues;
    private readonly double[] _targets;
    private readonly double[] _overlaps;
    private readonly double[] _factors;
    private readonly double[] _values;
    private readonly double[] _slopes;
    private double[]? _midBlock;
    private int _next;

    /// <summary>Prepares the student; the weights are changed in place.</summary>
    public BlockSgd(ICommitteeTask task, RandomStream data, CacheAlignedArray weights, LearningRule rule, int block)
    {
        _task = task;
        _data = data;
        _weights = weights;
        _rule = rule;
        OutputScale = rule.Scales.Student;
        _dimension = task.Spectrum.Dimension;
        _students = weights.Length / _dimension;
        _block = block;
        _stride = Padded(_dimension) + LineDoubles;
        _inputs = new CacheAlignedArray(block * _stride);
        _fieldStride = Padded(_students);
        _teacherStride = Padded(task.TeacherUnits);
        _fields = new double[block * _fieldStride];
        _teacherValues = new double[block * _teacherStride];
        _targets = new double[block];
        _overlaps = new double[block * block];
        _factors = new double[block * _fieldStride];
        _values = new double[_fieldStride];
        _slopes = new double[_fieldStride];
    }

    /// <summary>In the middle of a block a copy with the updates so far, so that looking does not change what follows.</summary>
    public ReadOnlySpan<double> Weights
    {
        get
        {
            if (_next == 0)
                return _weights.Span;
            _midBlock ??= new double[_weights.Length];
            _weights.Span.CopyTo(_midBlock);
            Update(_midBlock, _next);
            return _midBlock;
        }
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
            if (_next == 0)
            {
                cancel.ThrowIfCancellationRequested();
                Draw();
            }

            Step(_next++);
            Examples++;
            if (_next < _block)
                continue;
            Update(_weights.Span, _block);
            _next = 0;
        }
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        writer.Write("examples", Examples);
        writer.Write("weights", _weights.Span);
        writer.Write("output-scale", OutputScale);
        writer.Write("data", _data);
        writer.Write("next", (long)_next);
        if (_next == 0)
            return;
        writer.Write("inputs", _inputs.Span);
        writer.Write("fields", _fields);
        writer.Write("targets", _targets);
        writer.Write("overlaps", _overlaps);
        writer.Write("factors", _factors);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        Examples = reader.Read<long>("examples");
        reader.Read("weights", _weights.Span);
        OutputScale = reader.Read<double>("output-scale");
        reader.Read("data", _data);
        _next = (int)reader.Read<long>("next");
        if (_next == 0)
            return;
        reader.Read("inputs", _inputs.Span);
        reader.Read("fields", _fields);
        reader.Read("targets", _targets);
        reader.Read("overlaps", _overlaps);
        reader.Read("factors", _factors);
    }

    private void Draw()
    {
        double norm = 1 / Math.Sqrt(_dimension);
        for (int row = 0; row < _block; row++)
            _task.DrawInputs(_data, _inputs.Span.Slice(row * _stride, _dimension));
        var inputs = _inputs.Span;
        RowProducts.Multiply(inputs, _stride, _task.TeacherWeights, _dimension, _dimension, norm, _teacherValues, _teacherStride);
        RowProducts.Multiply(inputs, _stride, _weights.Span, _dimension, _dimension, norm, _fields, _fieldStride);
        RowProducts.LowerTriangle(inputs, _stride, _rule.TrainableDirections, norm, _overlaps);
        TActivation.Values(_teacherValues, _teacherValues);
        for (int row = 0; row < _block; row++)
            _targets[row] = _rule.Scales.Teacher * VectorKernels.Sum(_teacherValues.AsSpan(row * _teacherStride, _task.TeacherUnits));
    }

    private void Step(int row)
    {
        var fields = _fields.AsSpan(row * _fieldStride, _fieldStride);
        VectorKernels.AddCombination(_overlaps.AsSpan(row * _block, row), _factors.AsSpan(0, row * _fieldStride), fields);
        TActivation.Values(fields, _values);
        TActivation.Slopes(fields, _slopes);
        double activity = VectorKernels.Sum(_values.AsSpan(0, _students));
        double error = (OutputScale * activity) - _targets[row];
        if (!double.IsFinite(error))
            throw Divergence.Of(Examples, _dimension, _rule);
        double rate = _rule.LearningRate * OutputScale / Math.Sqrt(_dimension);
        VectorKernels.Scale(-rate * error, _slopes.AsSpan(0, _students), _factors.AsSpan(row * _fieldStride, _students));
        OutputScale -= _rule.OutputLearningRate / _dimension * error * activity;
    }

    /// <summary>J ← J + Σ_s f(s) ξ_sᵀ over the first examples of the block.</summary>
    private void Update(Span<double> weights, int examples) =>
        RowUpdates.Update(weights, _dimension, _factors.AsSpan(0, examples * _fieldStride), _fieldStride, _inputs.Span, _stride, _rule.TrainableDirections);

    private static int Padded(int units) => (units + LineDoubles - 1) / LineDoubles * LineDoubles;
}
