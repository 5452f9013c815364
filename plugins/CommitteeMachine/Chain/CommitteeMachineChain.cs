using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The order parameters of <c>committee-machine</c> without its weights. The overlaps (r^l, q^l) of the L eigenvalue blocks are a Markov chain by
/// themselves at every finite N, because the law of Gaussian inputs does not change when a block is rotated: a step needs K + M normals and one chi variate
/// per block, O(L (K + M)²) whatever N. It has the law of the simulation, not its noise: the start is that of the same replica's simulation (streams
/// <c>teacher</c> and <c>init</c>), the examples are others (streams <c>chain</c>). Blocks of at most K + M components are kept in full, so that
/// with L = N it is the simulation itself, slower.
/// </summary>
[Cites("worschech2024")]
[Description("The order parameters of one-pass SGD at finite dimension as a Markov chain of their own: the law of committee-machine at a cost that does not depend on the dimension.")]
[VectorWidthIndependent]
public sealed class CommitteeMachineChain : IModel, ICheckpointable, ITestLoss, IOrderParameters, IOutputWeight
{
    private readonly ChainBlock[] _blocks;
    private readonly IReducedChain _chain;
    private readonly IActivationKernels _kernels;
    private readonly double[] _covariance;
    private readonly double[] _outputWeights;
    private readonly double[] _pairWeights;
    private readonly int _dimension;

    /// <summary>Draws the initial weights and reduces them.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public CommitteeMachineChain(CommitteeMachineChainOptions options, ICommitteeTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        StudentUnits = options.HiddenUnits;
        TeacherUnits = task.TeacherUnits;
        _dimension = task.Spectrum.Dimension;
        var rule = LearningRule.Of(options, TeacherUnits, _dimension);
        var trainable = TrainableSpectrum.Create(task.Spectrum, rule.TrainableDirections);
        _blocks = Reduce(options, task, trainable.Spectrum, streams);
        var data = streams.Create("chain");
        _chain = task.Activation switch
        {
            Activation.Erf => Chain<ErfActivation>(trainable, rule, data),
            Activation.Linear => Chain<LinearActivation>(trainable, rule, data),
            Activation.Relu => Chain<ReluActivation>(trainable, rule, data),
            _ => throw new NotSupportedException($"The committee machine cannot learn with the activation {task.Activation}."),
        };
        _kernels = ActivationKernels.For(task.Activation, StudentUnits, TeacherUnits);
        int units = StudentUnits + TeacherUnits;
        _covariance = new double[units * units];
        _pairWeights = new double[units * units];
        _outputWeights = rule.Scales.Weights(StudentUnits, TeacherUnits);
    }

    /// <inheritdoc/>
    public double Time => (double)_chain.Examples / _dimension;

    /// <inheritdoc/>
    public int StudentUnits { get; }

    /// <inheritdoc/>
    public int TeacherUnits { get; }

    /// <inheritdoc/>
    public double OutputWeight => _chain.OutputScale;

    /// <summary>ε_g = ⟨(σ − ζ)²⟩/2 over fresh inputs, exact for the present weights.</summary>
    public double TestLoss
    {
        get
        {
            Measure();
            OutputScales.SetStudent(_chain.OutputScale, _outputWeights, StudentUnits);
            PairWeights.Fill(_outputWeights, _pairWeights);
            return _kernels.TestLoss(_covariance, _pairWeights);
        }
    }

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        long examples = AlphaTicks.FirstNotBefore(until, _dimension);
        if (examples < _chain.Examples)
            throw new ArgumentOutOfRangeException(nameof(until), until, $"The time to advance to is before the present time {Time}.");
        _chain.Learn(examples - _chain.Examples, cancel);
    }

    /// <inheritdoc/>
    public void CopyOrderParameters(Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher)
    {
        Measure();
        FieldCovariance.Copy(_covariance, StudentUnits, studentTeacher, studentStudent, teacherTeacher);
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _chain.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _chain.Load(reader);
    }

    private static ChainBlock[] Reduce(CommitteeMachineChainOptions options, ICommitteeTask task, CovarianceSpectrum spectrum, RandomStreams streams)
    {
        var student = WeightMatrix.DrawStudent(streams, options, task);
        var blocks = new ChainBlock[spectrum.Count];
        int start = 0;
        for (int l = 0; l < blocks.Length; l++)
        {
            int count = spectrum.Multiplicities[l];
            blocks[l] = new ChainBlock(
                student.Span, task.TeacherWeights, spectrum.Dimension, start, count, spectrum.Eigenvalues[l], streams.Create($"chain-rest-{l}"));
            start += count;
        }

        return blocks;
    }

    private ReducedChain<TActivation> Chain<TActivation>(TrainableSpectrum trainable, LearningRule rule, RandomStream data)
        where TActivation : struct, IActivationFunction =>
        new(_blocks, trainable.TrainedBlocks, _dimension, StudentUnits, TeacherUnits, rule, data);

    private void Measure()
    {
        Array.Clear(_covariance);
        foreach (var block in _blocks)
            block.AddTo(_covariance);
    }
}
