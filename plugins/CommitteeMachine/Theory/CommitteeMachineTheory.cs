using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>A theory of the committee machine that integrates equations of its order parameters along α = examples/N.</summary>
public abstract class CommitteeMachineTheory : IModel, ICheckpointable, ITestLoss, IOrderParameters, IOutputWeight
{
    private readonly IOverlapEquations _equations;
    private readonly IOdeIntegrator _integrator;

    private protected CommitteeMachineTheory(int studentUnits, int teacherUnits, IOverlapEquations equations, IOdeIntegrator integrator)
    {
        StudentUnits = studentUnits;
        TeacherUnits = teacherUnits;
        _equations = equations;
        _integrator = integrator;
    }

    /// <inheritdoc/>
    public double Time => _integrator.Time;

    /// <inheritdoc/>
    public int StudentUnits { get; }

    /// <inheritdoc/>
    public int TeacherUnits { get; }

    /// <summary>ε_g = ⟨(σ − ζ)²⟩/2 over fresh inputs; below about 10⁻¹⁶ only round-off is left of it.</summary>
    public double TestLoss => _equations.TestLoss(_integrator.State);

    /// <inheritdoc/>
    public double OutputWeight => _equations.OutputWeight(_integrator.State);

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
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer) => _integrator.Save(writer);

    /// <inheritdoc/>
    public void Load(CheckpointReader reader) => _integrator.Load(reader);

    /// <inheritdoc/>
    public void CopyOrderParameters(Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher) =>
        _equations.CopyOrderParameters(_integrator.State, studentTeacher, studentStudent, teacherTeacher);
}
