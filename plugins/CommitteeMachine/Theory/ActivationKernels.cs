using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Finds the averages of an activation.</summary>
internal static class ActivationKernels
{
    public static IActivationKernels For(Activation activation, int studentUnits, int teacherUnits) => activation switch
    {
        Activation.Erf => new ErfKernels(studentUnits, teacherUnits),
        Activation.Linear => new LinearKernels(studentUnits, teacherUnits),
        Activation.Relu => new ReluKernels(studentUnits, teacherUnits),
        _ => throw new NotSupportedException($"The committee machine has no theory for the activation {activation}."),
    };
}
