using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// A soft committee machine σ = a_s Σ_i g(J_i·ξ/√N) that learns a committee teacher by one-pass SGD, one fresh example per step (Worschech and
/// Rosenow 2024). The clock is α = examples/N, in ticks of 1/N. The weights start from J_i = ρ B_i + σ_J z_i (ρ = 0 by default) with normal z from the stream <c>init</c>, and the
/// examples come from the stream <c>data</c>. The test loss is ε_g = ⟨(σ − ζ)²⟩/2, exact for the present weights: it is a function of
/// their overlaps. From K + M = 8 on, examples are learned from in blocks, which changes the weights by rounding only.
/// </summary>
[Cites("worschech2024")]
[Description("A soft committee machine that learns a committee teacher by one-pass SGD, one fresh example per step.")]
[VectorWidthIndependent]
[ResultVersion(4)]
public sealed class CommitteeMachineSimulation : IModel, ICheckpointable, ITestLoss, IOrderParameters, IOutputWeight
{
    private readonly ICommitteeTask _task;
    private readonly IOnePassLearner _student;
    private readonly IActivationKernels _kernels;
    private readonly BlockOverlaps _overlaps;
    private readonly FieldCovariance _covariance;
    private readonly double[] _outputWeights;
    private readonly double[] _pairWeights;
    private readonly double _learningRate;
    private long _measuredAt;

    /// <summary>Draws the initial weights.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public CommitteeMachineSimulation(CommitteeMachineOptions options, ICommitteeTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        _task = task;
        _learningRate = options.LearningRate;
        StudentUnits = options.HiddenUnits;
        var rule = LearningRule.Of(options, task.TeacherUnits, task.Spectrum.Dimension);
        var weights = WeightMatrix.DrawStudent(streams, options, task);
        var data = streams.Create("data");
        _student = OnePassLearner.Create(task, data, weights, rule);
        _kernels = ActivationKernels.For(task.Activation, StudentUnits, TeacherUnits);
        _outputWeights = rule.Scales.Weights(StudentUnits, TeacherUnits);
        _pairWeights = new double[_outputWeights.Length * _outputWeights.Length];
        _overlaps = BlockOverlaps.Measure(weights.Span, task.TeacherWeights, task.Spectrum);
        _covariance = new FieldCovariance(task.Spectrum.Eigenvalues, _overlaps);
    }

    /// <inheritdoc/>
    public double Time => (double)_student.Examples / _task.Spectrum.Dimension;

    /// <inheritdoc/>
    public int StudentUnits { get; }

    /// <inheritdoc/>
    public int TeacherUnits => _task.TeacherUnits;

    /// <summary>ε_g = ⟨(σ − ζ)²⟩/2 over fresh inputs, exact for the present weights.</summary>
    public double TestLoss
    {
        get
        {
            OutputScales.SetStudent(_student.OutputScale, _outputWeights, StudentUnits);
            PairWeights.Fill(_outputWeights, _pairWeights);
            return _kernels.TestLoss(Covariance().Values, _pairWeights);
        }
    }

    /// <inheritdoc/>
    public double OutputWeight => _student.OutputScale;

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        // The first tick not before an earlier time may lie beyond this one, when both fall between the same ticks.
        long examples = AlphaTicks.FirstNotBefore(until, _task.Spectrum.Dimension);
        if (examples < _student.Examples)
            throw new ArgumentOutOfRangeException(nameof(until), until, $"The time to advance to is before the present time {Time}.");
        _student.Learn(examples - _student.Examples, cancel);
    }

    /// <inheritdoc/>
    public void CopyOrderParameters(Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher) =>
        Covariance().CopyTo(studentTeacher, studentStudent, teacherTeacher);

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _student.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _student.Load(reader);
    }

    /// <summary>The covariance of the present weights, measured only when it is asked for.</summary>
    private FieldCovariance Covariance()
    {
        if (_measuredAt == _student.Examples)
            return _covariance;
        _overlaps.MeasureStudent(_student.Weights, _task.TeacherWeights, _task.Spectrum);
        _covariance.Update(_overlaps.StudentTeacher, _overlaps.StudentStudent);
        if (_covariance.Values.Any(value => !double.IsFinite(value)))
        {
            throw new RunFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The student diverged: at alpha = {Time:G6} its overlaps are not finite. Lower learning-rate (now {_learningRate})."));
        }

        _measuredAt = _student.Examples;
        return _covariance;
    }
}
