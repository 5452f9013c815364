namespace ScalingLab.CommitteeMachine;

/// <summary>One-pass SGD as an update rule, with all defaults filled in.</summary>
/// <param name="Scales">a_s (the start c(0) where the output is trained) and a_t.</param>
/// <param name="LearningRate">η.</param>
/// <param name="OutputLearningRate">η_c; 0 where the output weight is fixed.</param>
/// <param name="TrainableDirections">How many of the leading eigendirections are trained.</param>
internal sealed record LearningRule(OutputScales Scales, double LearningRate, double OutputLearningRate, int TrainableDirections)
{
    public bool TrainsOutput => OutputLearningRate > 0;

    public static LearningRule Of(OnePassOptions options, int teacherUnits, int dimension) => new(
        OutputScales.Of(options, teacherUnits),
        options.LearningRate,
        options.TrainableOutput ? options.OutputLearningRate ?? options.LearningRate : 0,
        options.TrainableDirections ?? dimension);
}
