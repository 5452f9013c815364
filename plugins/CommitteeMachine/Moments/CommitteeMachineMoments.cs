using System.ComponentModel;
using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The theory of one-pass SGD in the variables of Worschech and Rosenow (2024), moments of the spectrum closed by its minimal polynomial. The same equations as
/// <c>committee-machine.ode</c>, which resolves eigenvalue blocks, from the same starts; the closure loses digits with every eigenvalue, so that at most
/// eight are taken, and a warning is given where the condition number of the closure exceeds 10¹⁰. It serves to check one against the other.
/// </summary>
[Cites("worschech2024")]
[Description("The equations of the order parameters in spectral moments with the minimal-polynomial closure, for at most 8 eigenvalues.")]
[ResultVersion(2)]
public sealed class CommitteeMachineMoments : CommitteeMachineTheory, IWarnings
{
    /// <summary>Prepares the integration from α = 0.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run, for the initial overlaps.</param>
    /// <exception cref="ArgumentException">The explicit start does not fit the task.</exception>
    public CommitteeMachineMoments(CommitteeMachineMomentsOptions options, ICommitteeTask task, RandomStreams streams)
        : this(options, task, Prepare(options, task, streams))
    {
    }

    private CommitteeMachineMoments(CommitteeMachineMomentsOptions options, ICommitteeTask task, (MomentEquations Equations, IOdeIntegrator Integrator) prepared)
        : base(options.HiddenUnits, task.TeacherUnits, prepared.Equations, prepared.Integrator)
    {
        double[] eigenvalues = task.Spectrum.Eigenvalues.ToArray();
        if (!(MinimalPolynomial.Condition(eigenvalues) <= MinimalPolynomial.LargestSafeCondition))
        {
            Warnings =
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The condition number of the closure of these {eigenvalues.Length} eigenvalues is {MinimalPolynomial.ConditionText(eigenvalues)}. Beyond {MinimalPolynomial.LargestSafeCondition:G1} its rounding errors may grow in time to more than 1E-04 of the loss. Compare with committee-machine.ode, which needs no closure."),
            ];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; } = [];

    private static (MomentEquations Equations, IOdeIntegrator Integrator) Prepare(CommitteeMachineMomentsOptions options, ICommitteeTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        var overlaps = StartOverlaps.Of(options.InitialOverlaps, options, task, task.Spectrum, streams);
        var rule = LearningRule.Of(options, task.TeacherUnits, task.Spectrum.Dimension);
        var equations = new MomentEquations(overlaps, task.Spectrum, task.Activation, rule, options.SecondOrder);
        return (equations, new DormandPrince853(equations, time: 0, equations.Start, StartOverlaps.Tolerance(overlaps, options.RelativeTolerance)));
    }
}
