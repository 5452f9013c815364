using System.ComponentModel.DataAnnotations;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the model <c>projected-linear-net.dmft</c>.</summary>
public sealed record MeanFieldNetOptions : OnlineOptions
{
    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(object? dataOptions, double until) =>
        MeanFieldMarch.MemoryProblem(dataOptions, until) is { } problem ? [problem] : base.Validate(dataOptions, until);
}
