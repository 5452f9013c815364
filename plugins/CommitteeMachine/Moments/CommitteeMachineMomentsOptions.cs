using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ScalingLab.CommitteeMachine;

/// <summary>Options of the model <c>committee-machine.moments</c>.</summary>
public sealed record CommitteeMachineMomentsOptions : OverlapEquationsOptions
{
    /// <summary>No option is at fault but the choice of this model for such data.</summary>
    private const string Model = "use";

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        foreach (var problem in base.Validate(dataOptions))
            yield return problem;
        if (dataOptions is not GaussianCommitteeOptions data)
            yield break;
        if (TrainableDirections is { } trained && trained < data.Dimension)
            yield return new ValidationResult("the moments of all directions are one chain, which frozen directions cut; use committee-machine.ode", [nameof(TrainableDirections)]);
        double[] eigenvalues = data.CreateSpectrum().Eigenvalues.ToArray();
        if (eigenvalues.Length > MinimalPolynomial.LargestDegree)
        {
            yield return new ValidationResult(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the moments of {eigenvalues.Length} eigenvalues do not determine the order parameters in double precision: the condition number of their closure is {MinimalPolynomial.ConditionText(eigenvalues)}; at most {MinimalPolynomial.LargestDegree} eigenvalues are supported, use committee-machine.ode"),
                [Model]);
        }
        else if (eigenvalues.Distinct().Count() < eigenvalues.Length)
        {
            yield return new ValidationResult("an eigenvalue is listed twice, so that the closure has no solution; list it once with its multiplicity, or use committee-machine.ode", [Model]);
        }
    }
}
