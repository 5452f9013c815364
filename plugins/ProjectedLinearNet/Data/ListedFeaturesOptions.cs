using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the data generator <c>listed-features</c>: numbers, or files of them.</summary>
public sealed record ListedFeaturesOptions : IValidatableObject, IFeatureTaskOptions
{
    /// <summary>λ_k of every mode.</summary>
    [Description("Eigenvalues lambda_k of the feature covariance, one a mode.")]
    [Positive]
    public IReadOnlyList<double> Eigenvalues { get; init; } = [];

    /// <summary>(w*_k)² λ_k of every mode.</summary>
    [Description("Power (w*_k)^2 lambda_k of the target in each mode.")]
    [Positive]
    public IReadOnlyList<double> TargetPowers { get; init; } = [];

    /// <summary>A file with λ_k instead.</summary>
    [Description("A file with the eigenvalues instead: .npy, .csv, .tsv or .txt, one row or column of positive numbers."), InputFile]
    public string? EigenvaluesFile { get; init; }

    /// <summary>A file with (w*_k)² λ_k instead.</summary>
    [Description("A file with the target powers instead, likewise."), InputFile]
    public string? TargetPowersFile { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArrayFileException">A file is not as it should be.</exception>
    public IFeatureTask CreateTask() => new ListedFeatures(this);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var (eigenvalues, problem) = Numbers(Eigenvalues, EigenvaluesFile, nameof(Eigenvalues), nameof(EigenvaluesFile));
        if (problem is not null) yield return problem;
        (var powers, problem) = Numbers(TargetPowers, TargetPowersFile, nameof(TargetPowers), nameof(TargetPowersFile));
        if (problem is not null) yield return problem;
        if (eigenvalues is null || powers is null || eigenvalues.Count == powers.Count) yield break;
        yield return new ValidationResult(
            $"{powers.Count} target powers do not go with {eigenvalues.Count} eigenvalues; give one for each",
            [TargetPowersFile is null ? nameof(TargetPowers) : nameof(TargetPowersFile)]);
    }

    /// <summary>The numbers of a file that holds one row or column of positive ones.</summary>
    /// <exception cref="ArrayFileException">It does not.</exception>
    internal static double[] Read(string file)
    {
        var array = NumericArrayFile.Read(file);
        if (!array.IsVector) throw new ArrayFileException($"{Path.GetFileName(file)} holds {array} numbers; one row or column is needed.");
        int wrong = Array.FindIndex(array.Values, value => !(value > 0));
        return wrong < 0
            ? array.Values
            : throw new ArrayFileException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}: number {wrong + 1} is {array.Values[wrong]}; all must be positive."));
    }

    private static (IReadOnlyList<double>? Numbers, ValidationResult? Problem) Numbers(IReadOnlyList<double>? listed, string? file, string list, string name)
    {
        if (listed is null) return (null, null);
        if (file is null)
            return listed.Count > 0 ? (listed, null) : (null, new ValidationResult("is empty; give numbers, or a file of them", [list]));
        if (listed.Count > 0) return (null, new ValidationResult("is given beside the numbers themselves; keep one of the two", [name]));
        try
        {
            return (Read(file), null);
        }
        catch (ArrayFileException exception)
        {
            return (null, new ValidationResult(exception.Message, [name]));
        }
    }
}
