using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.Sdk.Testing.Tests;

public sealed record WalkOptions
{
    [Description("What is wrong with the model.")]
    public Defect Defect { get; init; }

    [Description("Variance of a unit of time.")]
    [Range(0.0, 10.0)]
    public double Rate { get; init; } = 1;
}
