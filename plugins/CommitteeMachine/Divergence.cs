using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>The end of a run whose student has left the finite numbers.</summary>
internal static class Divergence
{
    public static RunFailedException Of(long examples, int dimension, LearningRule rule) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The student diverged at alpha = {(double)examples / dimension:G6}: its error on an example is not finite. Lower learning-rate (now {rule.LearningRate}) or init-scale."));
}
