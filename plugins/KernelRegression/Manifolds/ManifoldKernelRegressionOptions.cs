using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.KernelRegression;

/// <summary>Options of <c>kernel-regression</c>.</summary>
public sealed record ManifoldKernelRegressionOptions : ManifoldKernelTheoryOptions
{
    /// <summary>Fresh inputs over which the test loss is averaged.</summary>
    [Description("Number of fresh inputs over which the test loss is averaged."), Range(1, 100_000)]
    public int TestExamples { get; init; } = 300;
}
