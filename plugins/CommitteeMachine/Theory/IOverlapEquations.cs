using ScalingLab.Numerics;

namespace ScalingLab.CommitteeMachine;

/// <summary>Equations of the order parameters in some set of variables.</summary>
internal interface IOverlapEquations : IOdeSystem
{
    /// <summary>ε_g at a state.</summary>
    double TestLoss(ReadOnlySpan<double> state);

    /// <summary>c, or the fixed a_s.</summary>
    double OutputWeight(ReadOnlySpan<double> state);

    /// <summary>Writes R, Q and T at a state, see <see cref="Sdk.IOrderParameters.CopyOrderParameters"/>.</summary>
    void CopyOrderParameters(ReadOnlySpan<double> state, Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher);
}
