using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Options of the data generator <c>gaussian-committee</c>.</summary>
public sealed record GaussianCommitteeOptions : IValidatableObject
{
    /// <summary>Dimension N of the inputs, 1 to 10⁷.</summary>
    [Description("Dimension N of the inputs.")]
    [Range(1, 10_000_000)]
    public required int Dimension { get; init; }

    /// <summary>Number of teacher units M, 1 to 1000.</summary>
    [Description("Number of teacher units M.")]
    [Range(1, 1000)]
    public required int HiddenUnits { get; init; }

    /// <summary>Activation g of teacher and student.</summary>
    [Description("Activation g of teacher and student; erf is g(x) = erf(x / sqrt(2)).")]
    public Activation Activation { get; init; } = Activation.Erf;

    /// <summary>Number L of distinct eigenvalues of the input covariance, each with multiplicity N/L; divides N.</summary>
    [Description("Number L of distinct eigenvalues of the input covariance, each N / L times; L divides the dimension.")]
    [Range(1, 10_000_000)]
    public int Eigenvalues { get; init; } = 1;

    /// <summary>Exponent β > 0 of the spectrum λ_l ∝ l^−(1+β), normalised to Tr Σ = N.</summary>
    [Description("Exponent beta of the spectrum lambda_l = lambda_+ / l^(1 + beta), normalised to trace N.")]
    [Positive]
    public double SpectrumExponent { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Dimension < 1 || HiddenUnits < 1 || Eigenvalues < 1)
            yield break;
        if (!WeightMatrix.Fits(HiddenUnits, Dimension))
        {
            yield return Problem(
                $"{HiddenUnits} teacher units of dimension {Dimension} are more than the {WeightMatrix.MaximumCount} weights that are supported; use fewer units or a smaller dimension",
                nameof(HiddenUnits));
        }

        if (Dimension % Eigenvalues != 0)
        {
            yield return Problem(
                $"{Eigenvalues} eigenvalues of equal multiplicity do not divide the dimension {Dimension}; use dimension: {NearestDimension()}",
                nameof(Eigenvalues));
        }

        if (!(PowerLawSpectrum.Smallest(Eigenvalues, SpectrumExponent) > 0))
        {
            yield return Problem(
                $"with a spectrum exponent of {SpectrumExponent} the eigenvalue {Eigenvalues} is smaller than a double can hold; use a smaller exponent or fewer eigenvalues",
                nameof(SpectrumExponent));
        }
    }

    private static ValidationResult Problem(FormattableString message, string property) =>
        new(message.ToString(CultureInfo.InvariantCulture), [property]);

    private long NearestDimension()
    {
        long below = Dimension / Eigenvalues * (long)Eigenvalues;
        long above = below + Eigenvalues;
        return below > 0 && Dimension - below <= above - Dimension ? below : above;
    }
}
