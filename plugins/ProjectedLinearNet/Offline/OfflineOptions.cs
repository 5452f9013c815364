using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Full-batch gradient descent on a fixed set of examples; common to the simulation and its theory.</summary>
public abstract record OfflineOptions : FiniteWidthOptions
{
    /// <summary>Number of training examples P; infinity for the population gradient (theory only).</summary>
    [Description("Number P of training examples, all used in every step.")]
    [Range(1.0, double.PositiveInfinity)]
    public required double TrainingExamples { get; init; }

    internal override double Examples => TrainingExamples;
}
