using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the model <c>projected-linear-net</c>.</summary>
public sealed record ProjectedNetOptions : OnlineOptions, IDataDependentOptions
{
    /// <summary>How batches are drawn.</summary>
    [Description("How batches are drawn. exact: only the gradient, equal in law and at a cost independent of the dimension; projected and literal draw every feature, for checks.")]
    public BatchSampler Sampler { get; init; } = BatchSampler.Exact;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        if (Sampler == BatchSampler.Exact)
            foreach (var problem in NeedsMoreFeatures(dataOptions, "the exact sampler")) yield return problem;
        else if (dataOptions is IFeatureTaskOptions data && data.CreateTask().InputDimension is var dimension && (double)Width * dimension > LargestMatrix)
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"a matrix of {Width} x {dimension} is more than the {LargestMatrix} numbers that are supported; use sampler: exact, or a dimension of {Math.Floor(LargestMatrix / Width)}"),
                [nameof(Sampler)]);
    }
}
