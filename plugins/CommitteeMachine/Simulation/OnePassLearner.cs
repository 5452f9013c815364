using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Chooses how a student learns: example by example, or in blocks where several units share the work on an input.</summary>
internal static class OnePassLearner
{
    /// <summary>K + M from which on blocks are faster.</summary>
    private const int FewestUnits = 8;

    /// <summary>Prepares the student; the weights are changed in place.</summary>
    public static IOnePassLearner Create(ICommitteeTask task, RandomStream data, CacheAlignedArray weights, LearningRule rule)
    {
        // Blocks keep the weights of students and teachers in one more array, which has to fit.
        int units = (weights.Length / task.Spectrum.Dimension) + task.TeacherUnits;
        return Create(task, data, weights, rule, units >= FewestUnits && WeightMatrix.Fits(units + FewestUnits, task.Spectrum.Dimension));
    }

    /// <summary>As the other, in one of the two ways.</summary>
    public static IOnePassLearner Create(ICommitteeTask task, RandomStream data, CacheAlignedArray weights, LearningRule rule, bool blocks) => task.Activation switch
    {
        Activation.Erf => Create<ErfActivation>(task, data, weights, rule, blocks),
        Activation.Linear => Create<LinearActivation>(task, data, weights, rule, blocks),
        Activation.Relu => Create<ReluActivation>(task, data, weights, rule, blocks),
        _ => throw new NotSupportedException($"The committee machine cannot learn with the activation {task.Activation}."),
    };

    private static IOnePassLearner Create<TActivation>(ICommitteeTask task, RandomStream data, CacheAlignedArray weights, LearningRule rule, bool blocks)
        where TActivation : struct, IActivationFunction =>
        blocks ? new BlockSgd<TActivation>(task, data, weights, rule) : new OnePassSgd<TActivation>(task, data, weights, rule);
}
