using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// One-pass SGD, one fresh example per step: J_i ← J_i − (η a_s/√N) e g′(x_i) ξ with x_i = J_i·ξ/√N and e = σ − ζ. Inputs are drawn and seen
/// by the teacher several at a time; the student changes from one to the next, so the update by an example and the field of the next one share
/// a pass over the weights. A trained output weight moves with the same error, a_s ← a_s − (η_c/N) e Σ_i g(x_i).
/// </summary>
/// <typeparam name="TActivation">The activation g.</typeparam>
internal sealed class OnePassSgd<TActivation> : IOnePassLearner
    where TActivation : struct, IActivationFunction
{
    /// <summary>Components of the inputs drawn at once, 128 KB: few enough to stay in the second-level cache beside the weights.</summary>
    private const int BatchComponents = 16_384;

    private const int Lanes = 8;

    private readonly ICommitteeTask _task;
    private readonly RandomStream _data;
    private readonly CacheAlignedArray _weights;
    private readonly CacheAlignedArray _inputs;
    private readonly double[] _teacherValues;
    private readonly double[] _fields;
    private readonly double[] _values;
    private readonly double[] _slopes;
    private readonly double[] _factors;
    private readonly LearningRule _rule;
    private readonly int _dimension;
    private readonly int _batch;

    /// <summary>Prepares the student; the weights are changed in place.</summary>
    public OnePassSgd(ICommitteeTask task, RandomStream data, CacheAlignedArray weights, LearningRule rule)
    {
        _task = task;
        _data = data;
        _weights = weights;
        _rule = rule;
        OutputScale = rule.Scales.Student;
        _dimension = task.Spectrum.Dimension;
        _batch = Math.Clamp(BatchComponents / _dimension, 1, 256);
        int students = weights.Length / _dimension;
        _inputs = new CacheAlignedArray(_batch * _dimension);
        _teacherValues = new double[_batch * task.TeacherUnits];

        // The activation is computed of whole vectors, which is faster than of their ends.
        int padded = (students + Lanes - 1) / Lanes * Lanes;
        _fields = new double[padded];
        _values = new double[padded];
        _slopes = new double[padded];
        _factors = new double[students];
    }

    /// <inheritdoc/>
    public ReadOnlySpan<double> Weights => _weights.Span;

    /// <inheritdoc/>
    public double OutputScale { get; private set; }

    /// <inheritdoc/>
    public long Examples { get; private set; }

    /// <inheritdoc/>
    public void Learn(long examples, CancellationToken cancel)
    {
        while (examples > 0)
        {
            cancel.ThrowIfCancellationRequested();
            int count = (int)Math.Min(examples, _batch);
            var inputs = _inputs.Span[..(count * _dimension)];
            Draw(inputs, _teacherValues.AsSpan(0, count * _task.TeacherUnits));
            LearnBatch(inputs);
            examples -= count;
        }
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        writer.Write("examples", Examples);
        writer.Write("weights", _weights.Span);
        writer.Write("output-scale", OutputScale);
        writer.Write("data", _data);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        Examples = reader.Read<long>("examples");
        reader.Read("weights", _weights.Span);
        OutputScale = reader.Read<double>("output-scale");
        reader.Read("data", _data);
    }

    /// <summary>Draws inputs and asks the teacher, input by input, while each is in the first-level cache.</summary>
    private void Draw(Span<double> inputs, Span<double> values)
    {
        int units = _task.TeacherUnits;
        double norm = 1 / Math.Sqrt(_dimension);
        for (int row = 0; row * units < values.Length; row++)
        {
            var input = inputs.Slice(row * _dimension, _dimension);
            var fields = values.Slice(row * units, units);
            _task.DrawInputs(_data, input);
            VectorKernels.Project(_task.TeacherWeights, input, fields);
            for (int n = 0; n < units; n++)
                fields[n] *= norm;
        }

        TActivation.Values(values, values);
    }

    private void LearnBatch(ReadOnlySpan<double> inputs)
    {
        double norm = 1 / Math.Sqrt(_dimension);
        var previous = inputs[.._dimension];
        Array.Clear(_factors);
        for (int row = 0; row * _dimension < inputs.Length; row++)
        {
            var input = inputs.Slice(row * _dimension, _dimension);
            UpdateAndProject(previous, input);
            VectorKernels.Scale(norm, _fields, _fields);
            TActivation.Values(_fields, _values);
            TActivation.Slopes(_fields, _slopes);
            double activity = Sum(_values.AsSpan(0, _factors.Length));
            double error = (OutputScale * activity) - (_rule.Scales.Teacher * Sum(_teacherValues.AsSpan(row * _task.TeacherUnits, _task.TeacherUnits)));
            if (!double.IsFinite(error))
                throw Divergence.Of(Examples, _dimension, _rule);
            double rate = _rule.LearningRate * OutputScale * norm;
            for (int i = 0; i < _factors.Length; i++)
                _factors[i] = -rate * error * _slopes[i];
            OutputScale -= _rule.OutputLearningRate / _dimension * error * activity;
            previous = input;
            Examples++;
        }

        Update(previous);
    }

    private void UpdateAndProject(ReadOnlySpan<double> previous, ReadOnlySpan<double> next)
    {
        if (_rule.TrainableDirections == _dimension)
        {
            VectorKernels.UpdateAndProject(_weights.Span, _factors, previous, next, _fields.AsSpan(0, _factors.Length));
            return;
        }

        Update(previous);
        VectorKernels.Project(_weights.Span, next, _fields.AsSpan(0, _factors.Length));
    }

    private void Update(ReadOnlySpan<double> input)
    {
        int trained = _rule.TrainableDirections;
        for (int i = 0; i < _factors.Length; i++)
            VectorKernels.AddScaled(_factors[i], input[..trained], _weights.Span.Slice(i * _dimension, trained));
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum;
    }
}
