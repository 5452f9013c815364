using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Exact learning curves of linear units. All units are moved alike, so that K and M do not matter: u = a_s Σ_i J_i − a_t Σ_n B_n learns as one unit with
/// the rate η' = η K a_s², and ε_g = ½ Σ_l λ_l m_l with m_l = u P_l u/N. One symmetric eigenproblem of L dimensions gives all times (Worschech and Rosenow
/// 2024; the recursion at finite N has Gaussian fourth moments). Directions that are not trained keep their m_l and are a source of noise for the others.
/// </summary>
[Cites("worschech2024")]
[Description("Exact learning curves of linear units: gradient flow, infinite dimension, and the mean over examples at finite dimension.")]
public sealed class CommitteeMachineLinear : IModel, ITestLoss
{
    private readonly LinearModes? _modes;
    private readonly LinearAsymptote? _asymptote;
    private readonly int _dimension;
    private readonly bool _discrete;

    /// <summary>Prepares the curve.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run, for the weights of a replica.</param>
    public CommitteeMachineLinear(CommitteeMachineLinearOptions options, ICommitteeTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        if (task.Activation != Activation.Linear)
            throw new ArgumentException($"The theory is exact for linear units only, not for {task.Activation}.", nameof(task));
        _dimension = task.Spectrum.Dimension;
        _discrete = options.Theory == LinearTheory.FiniteDimension;
        var scales = OutputScales.Of(options, task.TeacherUnits);
        double rate = options.LearningRate * options.HiddenUnits * scales.Student * scales.Student;
        double mean = MeanSquare(options, task.TeacherUnits, scales);
        if (options.Theory == LinearTheory.Asymptotic)
        {
            _asymptote = new LinearAsymptote(task.Spectrum, rate, mean);
            return;
        }

        var spectrum = TrainableSpectrum.Create(task.Spectrum, options.TrainableDirections ?? _dimension);
        double[] start = options.Start == LinearStart.Mean
            ? [.. spectrum.Fractions.Select(f => f * mean)]
            : Squares(options, task, scales, spectrum.Spectrum, streams);
        _modes = new LinearModes(options.Theory, spectrum, rate, start);
    }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <summary>ε_g = ⟨(σ − ζ)²⟩/2, for <see cref="LinearTheory.FiniteDimension"/> its mean over examples.</summary>
    public double TestLoss => _asymptote?.TestLoss(Time) ?? _modes!.TestLoss(_discrete ? Math.Round(Time * _dimension) : Time);

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        if (!(until >= Time) && !(_discrete && AlphaTicks.FirstNotBefore(until, _dimension) >= Math.Round(Time * _dimension)))
            throw new ArgumentOutOfRangeException(nameof(until), until, $"The time to advance to is before the present time {Time}.");
        cancel.ThrowIfCancellationRequested();
        Time = _discrete ? (double)AlphaTicks.FirstNotBefore(until, _dimension) / _dimension : until;
    }

    /// <summary>The mean square of a component of u: the teacher units that a student unit starts with a part of, the other ones, and what is random.</summary>
    private static double MeanSquare(CommitteeMachineLinearOptions options, int teacherUnits, OutputScales scales)
    {
        int shared = Math.Min(options.HiddenUnits, teacherUnits);
        double known = (scales.Student * options.InitOverlap) - scales.Teacher, random = scales.Student * options.WeightScale;
        return (shared * known * known) + ((teacherUnits - shared) * scales.Teacher * scales.Teacher) + (options.HiddenUnits * random * random);
    }

    private static double[] Squares(
        CommitteeMachineLinearOptions options, ICommitteeTask task, OutputScales scales, CovarianceSpectrum spectrum, RandomStreams streams)
    {
        int n = spectrum.Dimension;
        var student = WeightMatrix.DrawStudent(streams, options, task);
        var difference = new double[n];
        for (int i = 0; i < options.HiddenUnits; i++)
            VectorKernels.AddScaled(scales.Student, student.Span.Slice(i * n, n), difference);
        for (int m = 0; m < task.TeacherUnits; m++)
            VectorKernels.AddScaled(-scales.Teacher, task.TeacherWeights.Slice(m * n, n), difference);
        var squares = new double[spectrum.Count];
        int start = 0;
        for (int l = 0; l < squares.Length; l++)
        {
            var block = difference.AsSpan(start, spectrum.Multiplicities[l]);
            squares[l] = VectorKernels.Dot(block, block) / n;
            start += block.Length;
        }

        return squares;
    }
}
