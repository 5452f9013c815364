using System.ComponentModel;
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
[Cites("worschech2024", "saad1995")]
[Description("The equations of the order parameters of one-pass SGD for infinite dimension, exact in the learning rate.")]
[VectorWidthIndependent]
[ResultVersion(3)]
public sealed class CommitteeMachineOde : CommitteeMachineTheory
{
    /// <summary>Prepares the integration from α = 0.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run, for the initial overlaps.</param>
    /// <exception cref="ArgumentException">The explicit start does not fit the task.</exception>
    public CommitteeMachineOde(CommitteeMachineOdeOptions options, ICommitteeTask task, RandomStreams streams)
        : this(options, task, Prepare(options, task, streams))
    {
    }

    private CommitteeMachineOde(CommitteeMachineOdeOptions options, ICommitteeTask task, (IMeanFieldSystem Equations, IOdeIntegrator Integrator) prepared)
        : base(options.HiddenUnits, task.TeacherUnits, prepared.Equations, prepared.Integrator)
    {
    }

    private static (IMeanFieldSystem Equations, IOdeIntegrator Integrator) Prepare(CommitteeMachineOdeOptions options, ICommitteeTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        var rule = LearningRule.Of(options, task.TeacherUnits, task.Spectrum.Dimension);
        var spectrum = TrainableSpectrum.Create(task.Spectrum, rule.TrainableDirections);
        if (options.SymmetricStart is { } symmetric)
        {
            var reduced = new SiteSymmetricEquations(options.HiddenUnits, spectrum, task.Activation, rule, options.SecondOrder);
            var tolerance = StartOverlaps.Tolerance(
                options.RelativeTolerance, symmetric.StudentStudent * spectrum.Fractions.Min(), spectrum.Fractions.Max());
            return (reduced, Integrator(options.Integrator, reduced, SiteSymmetricEquations.State(symmetric, spectrum.Fractions), tolerance));
        }

        var overlaps = StartOverlaps.Of(options.InitialOverlaps, options, task, spectrum.Spectrum, streams);
        var equations = new BlockEquations(overlaps, spectrum, task.Activation, rule, options.SecondOrder);
        double[] state = [.. overlaps.StudentTeacher, .. overlaps.StudentStudent, .. rule.TrainsOutput ? [rule.Scales.Student] : Array.Empty<double>()];
        return (equations, Integrator(options.Integrator, equations, state, StartOverlaps.Tolerance(overlaps, options.RelativeTolerance)));
    }

    private static IOdeIntegrator Integrator(OdeMethod method, IMeanFieldSystem equations, double[] state, OdeTolerance tolerance) => method switch
    {
        OdeMethod.Implicit => new Rodas5P(equations, time: 0, state, tolerance, solver: new MeanFieldJacobian(equations)),
        _ => new DormandPrince853(equations, time: 0, state, tolerance),
    };
}
