using System.ComponentModel;
using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The theory of one-pass SGD for N → ∞ at fixed L: the closed equations of the overlaps per eigenvalue block, integrated along α = examples/N
/// (Worschech and Rosenow 2024; L = 1: Saad and Solla 1995). The test loss is ε_g = ⟨(σ − ζ)²⟩/2.
/// <para>
/// Without an explicit start it draws <c>teacher</c> and <c>init</c> from the random streams of the run and starts from the overlaps that the
/// simulation of the same replica has at α = 0, with their fluctuations at finite N.
/// </para>
/// </summary>
[Description("The equations of the order parameters of one-pass SGD for infinite dimension, exact in the learning rate.")]
public sealed class CommitteeMachineOde : IModel, ITestLoss, IOrderParameters
{
    private readonly FieldCovariance _covariance;
    private readonly IActivationKernels _kernels;
    private readonly DormandPrince853 _integrator;
    private readonly double[] _outputWeights;
    private readonly int _studentTeacherLength;

    /// <summary>Prepares the integration from α = 0.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run, for the initial overlaps.</param>
    /// <exception cref="ArgumentException">The explicit start does not fit the task.</exception>
    public CommitteeMachineOde(CommitteeMachineOdeOptions options, ICommitteeTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        StudentUnits = options.HiddenUnits;
        TeacherUnits = task.TeacherUnits;

        var overlaps = options.InitialOverlaps is { } start ? Given(start, options, task) : Reconstructed(options, task, streams);
        var scales = OutputScales.Of(options, TeacherUnits);
        _kernels = ActivationKernels.For(task.Activation, StudentUnits, TeacherUnits);
        _outputWeights = scales.Weights(StudentUnits, TeacherUnits);
        _covariance = new FieldCovariance(task.Spectrum.Eigenvalues, overlaps);
        _studentTeacherLength = overlaps.StudentTeacher.Length;
        _integrator = new DormandPrince853(
            new BlockEquations(overlaps, task.Spectrum, _kernels, scales, options.LearningRate, options.SecondOrder),
            time: 0,
            [.. overlaps.StudentTeacher, .. overlaps.StudentStudent],
            new OdeTolerance(options.RelativeTolerance, AbsoluteTolerance(overlaps, options.RelativeTolerance)));
    }

    /// <inheritdoc/>
    public double Time => _integrator.Time;

    /// <inheritdoc/>
    public int StudentUnits { get; }

    /// <inheritdoc/>
    public int TeacherUnits { get; }

    /// <summary>ε_g = ⟨(σ − ζ)²⟩/2 over fresh inputs; below about 10⁻¹⁶ only round-off is left of it.</summary>
    public double TestLoss => _kernels.TestLoss(_covariance.Values, _outputWeights);

    /// <summary>What the integration has cost so far.</summary>
    internal OdeStatistics Statistics => _integrator.Statistics;

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        try
        {
            _integrator.AdvanceTo(until, cancel);
        }
        catch (OdeException failure)
        {
            throw new RunFailedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The equations of the order parameters could not be integrated beyond alpha = {failure.Time:G6} ({failure.Message}) Lower learning-rate if the overlaps diverge, or raise relative-tolerance."),
                failure);
        }

        var state = _integrator.State;
        _covariance.Update(state[.._studentTeacherLength], state[_studentTeacherLength..]);
    }

    /// <inheritdoc/>
    public void CopyOrderParameters(Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher) =>
        _covariance.CopyTo(studentTeacher, studentStudent, teacherTeacher);

    private static BlockOverlaps Given(InitialOverlaps start, CommitteeMachineOdeOptions options, ICommitteeTask task)
    {
        string[] problems = [.. InitialOverlapsCheck.Problems(start, options.HiddenUnits)];
        if (problems.Length == 0)
            problems = [.. InitialOverlapsCheck.Contradictions(start, task.Spectrum.Count, task.TeacherUnits)];
        return problems.Length == 0
            ? BlockOverlaps.Of(start)
            : throw new ArgumentException($"initial-overlaps: {string.Join("; ", problems)}", nameof(options));
    }

    private static BlockOverlaps Reconstructed(CommitteeMachineOdeOptions options, ICommitteeTask task, RandomStreams streams) =>
        BlockOverlaps.Measure(
            WeightMatrix.DrawStudent(streams, options.HiddenUnits, task.Spectrum.Dimension, options.InitScale).Span, task.TeacherWeights, task.Spectrum);

    /// <summary>
    /// A hundredth of what the relative tolerance asks of the smallest self-overlap of a student at the start, ~ σ_J²/L: what is lost here grows
    /// exponentially on the plateau, and overlaps that vanish at convergence must stay exact. The round-off of the equations, whose terms are
    /// of the size of T^l, is the limit.
    /// </summary>
    private static double AbsoluteTolerance(BlockOverlaps overlaps, double relativeTolerance)
    {
        double student = Diagonal(overlaps.StudentStudent, overlaps.StudentUnits, overlaps.Blocks).Where(value => value > 0).DefaultIfEmpty(0).Min();
        double teacher = Diagonal(overlaps.TeacherTeacher, overlaps.TeacherUnits, overlaps.Blocks).Max();
        return Math.Max(0.01 * relativeTolerance * student, Math.Max(1e-16 * teacher, double.Epsilon));
    }

    private static IEnumerable<double> Diagonal(double[] packed, int units, int blocks) =>
        Enumerable.Range(0, units).SelectMany(i => packed.Skip(PackedSymmetric.Index(units, i, i) * blocks).Take(blocks));
}
