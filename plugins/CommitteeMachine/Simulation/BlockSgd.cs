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

    // More share a pass over the weights, but the products of each with the others grow; 8 is best, within a few per cent, for 8 to 40 units.
    private const int Block = TransposedKernels.Inputs;

    private readonly ICommitteeTask _task;
    private readonly RandomStream _data;
    private readonly CacheAlignedArray _weights;
    private readonly CacheAlignedArray _transposed;
    private readonly CacheAlignedArray _inputs;
    private readonly LearningRule _rule;
    private readonly int _dimension;
    private readonly int _stride;
    private readonly int _students;
    private readonly int _units;
    private readonly int _padded;
    private readonly double[] _fields;
    private readonly double[] _teacherValues;
    private readonly double[] _targets = new double[Block];
    private readonly double[] _overlaps = new double[Block * Block];
    private readonly double[] _factors;
    private readonly double[] _values;
    private readonly double[] _slopes;
    private long _copied;
    private int _next;

    /// <summary>Prepares the student; the weights are changed in place when they are looked at.</summary>
    public BlockSgd(ICommitteeTask task, RandomStream data, CacheAlignedArray weights, LearningRule rule)
    {
        _task = task;
        _data = data;
        _weights = weights;
        _rule = rule;
        OutputScale = rule.Scales.Student;
        _dimension = task.Spectrum.Dimension;
        _students = weights.Length / _dimension;
        _stride = Padded(_dimension) + LineDoubles;
        _inputs = new CacheAlignedArray(Block * _stride);
        _units = Padded(_students + task.TeacherUnits);
        _padded = Padded(_students);
        _transposed = new CacheAlignedArray(_dimension * _units);
        Transpose(weights.Span, 0);
        Transpose(task.TeacherWeights, _students);
        _fields = new double[Block * _units];
        _factors = new double[Block * _padded];
        _teacherValues = new double[Padded(task.TeacherUnits)];
        _values = new double[_padded];
        _slopes = new double[_padded];
    }

    /// <summary>A copy, in the middle of a block with the updates so far: looking does not change what follows.</summary>
    public ReadOnlySpan<double> Weights
    {
        get
        {
            if (_copied != Examples)
                CopyWeights();
            return _weights.Span;
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
            if (_next < Block)
                continue;
            TransposedKernels.Update(_transposed.Span, _units, _rule.TrainableDirections, _factors, _inputs.Span, _stride);
            _next = 0;
        }
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        writer.Write("examples", Examples);
        writer.Write("weights", _transposed.Span);
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
        reader.Read("weights", _transposed.Span);
        OutputScale = reader.Read<double>("output-scale");
        reader.Read("data", _data);
        _next = (int)reader.Read<long>("next");
        _copied = -1;
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
        for (int row = 0; row < Block; row++)
            _task.DrawInputs(_data, _inputs.Span.Slice(row * _stride, _dimension));
        TransposedKernels.Multiply(_inputs.Span, _stride, _transposed.Span, _units, _fields);
        RowProducts.LowerTriangle(_inputs.Span, _stride, _rule.TrainableDirections, norm, _overlaps);
        VectorKernels.Scale(norm, _fields, _fields);
        for (int row = 0; row < Block; row++)
        {
            var teacher = _teacherValues.AsSpan(0, _task.TeacherUnits);
            _fields.AsSpan((row * _units) + _students, teacher.Length).CopyTo(teacher);
            TActivation.Values(_teacherValues, _teacherValues);
            _targets[row] = _rule.Scales.Teacher * VectorKernels.Sum(teacher);
        }
    }

    private void Step(int row)
    {
        var fields = _fields.AsSpan(row * _units, _padded);
        VectorKernels.AddCombination(_overlaps.AsSpan(row * Block, row), _factors.AsSpan(0, row * _padded), fields);
        TActivation.Values(fields, _values);
        TActivation.Slopes(fields, _slopes);
        double activity = VectorKernels.Sum(_values.AsSpan(0, _students));
        double error = (OutputScale * activity) - _targets[row];
        if (!double.IsFinite(error))
            throw Divergence.Of(Examples, _dimension, _rule);
        double rate = _rule.LearningRate * OutputScale / Math.Sqrt(_dimension);

        // Where the last vector of students has room, teachers lie in it: their factors stay zero.
        VectorKernels.Scale(-rate * error, _slopes.AsSpan(0, _students), _factors.AsSpan(row * _padded, _students));
        OutputScale -= _rule.OutputLearningRate / _dimension * error * activity;
    }

    private void CopyWeights()
    {
        for (int i = 0; i < _students; i++)
        {
            var row = _weights.Span.Slice(i * _dimension, _dimension);
            for (int a = 0; a < row.Length; a++)
                row[a] = _transposed.Span[(a * _units) + i];
            for (int s = 0; s < _next; s++)
            {
                VectorKernels.AddScaled(
                    _factors[(s * _padded) + i], _inputs.Span.Slice(s * _stride, _rule.TrainableDirections), row[.._rule.TrainableDirections]);
            }
        }

        _copied = Examples;
    }

    private void Transpose(ReadOnlySpan<double> weights, int firstUnit)
    {
        for (int i = 0; i * _dimension < weights.Length; i++)
        {
            for (int a = 0; a < _dimension; a++)
                _transposed.Span[(a * _units) + firstUnit + i] = weights[(i * _dimension) + a];
        }
    }

    private static int Padded(int units) => (units + LineDoubles - 1) / LineDoubles * LineDoubles;
}
