using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>A network of finite width that learns from fresh batches.</summary>
public abstract record OnlineOptions : FiniteWidthOptions, IValidatableObject
{
    /// <summary>Fresh examples a step, B; infinity for the population gradient.</summary>
    [Description("Fresh examples B of a step; inf is the population gradient.")]
    [Range(1.0, double.PositiveInfinity)]
    public double Batch { get; init; } = double.PositiveInfinity;

    internal override double Examples => Batch;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (double.IsFinite(Batch) && (Batch != Math.Floor(Batch) || Batch > 1e6))
            yield return new ValidationResult("must be a whole number up to 1e6, or inf", [nameof(Batch)]);
    }
}
