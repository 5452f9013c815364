using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Numerics;
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
    [Description("Activation g of teacher and student; erf is g(x) = erf(x / sqrt(2)), linear g(x) = x, relu g(x) = max(x, 0).")]
    public Activation Activation { get; init; } = Activation.Erf;

    /// <summary>Number L of distinct eigenvalues of the input covariance, each with multiplicity N/L; divides N.</summary>
    [Description("Number L of distinct eigenvalues of the input covariance, each N / L times; L divides the dimension.")]
    [Range(1, 10_000_000)]
    public int Eigenvalues { get; init; } = 1;

    /// <summary>
    /// Whether the drawn teacher vectors are made orthogonal within each eigenspace of the covariance and of its length, T^l = (n_l/N) 1: what random vectors
    /// have for N → ∞ at fixed L and what the theory of alike units assumes. Needs multiplicities n_l ≥ M.
    /// </summary>
    [Description("Make the drawn teacher vectors orthogonal and of equal length within each eigenspace of the covariance, T^l = (n_l / N) 1, as random ones are for infinite N. Needs multiplicities of at least M.")]
    public bool OrthogonalTeacher { get; init; }

    /// <summary>Exponent β > 0 of the spectrum λ_l ∝ l^−(1+β), normalised to Tr Σ = N; <see langword="null"/> for 1. Not for a given spectrum.</summary>
    [Description("Exponent beta of the spectrum lambda_l = lambda_+ / l^(1 + beta), normalised to trace N. Default: 1.")]
    [Positive]
    public double? SpectrumExponent { get; init; }

    /// <summary>
    /// The distinct eigenvalues λ_1 ≥ λ_2 ≥ ... themselves, in place of a power law. They are taken as they are; with Tr Σ = N the fields are of order 1.
    /// </summary>
    [Description("The eigenvalues of the input covariance themselves, largest first, in place of a power law. Taken as they are: with trace N the fields are of order 1.")]
    public double[]? Spectrum { get; init; }

    /// <summary>A file from which the eigenvalues are taken, in place of a power law: see <see cref="SpectrumFileContents"/>.</summary>
    [Description("File from which the eigenvalues are taken, in place of a power law: .npy, .csv, .tsv or .txt, relative to the experiment file.")]
    [InputFile]
    public string? SpectrumFile { get; init; }

    /// <summary>What <see cref="SpectrumFile"/> holds. Directions of a covariance or of samples without variance are left out.</summary>
    [Description("What spectrum-file holds: eigenvalues (a list), covariance (a square matrix) or samples (one a row, the covariance is taken about their mean). Directions without variance are left out.")]
    public SpectrumContents SpectrumFileContents { get; init; }

    /// <summary>Whether the eigenvalues of <see cref="Spectrum"/> or <see cref="SpectrumFile"/> are multiplied by a common factor so that Tr Σ = N.</summary>
    [Description("Multiply the eigenvalues of spectrum or spectrum-file by a factor so that the trace is N, as a power law has it.")]
    public bool UnitTrace { get; init; }

    /// <summary>Multiplicities n_l of <see cref="Spectrum"/> or <see cref="SpectrumFile"/>, largest eigenvalue first, with sum N; N/L each when not given.</summary>
    [Description("Multiplicities of the eigenvalues of spectrum or spectrum-file, largest eigenvalue first, with sum dimension. Default: equal ones.")]
    public int[]? Multiplicities { get; init; }

    /// <summary>β with its default filled in.</summary>
    private double Exponent => SpectrumExponent ?? 1;

    /// <summary>Whether eigenvalues are given one by one.</summary>
    internal bool HasGivenSpectrum => Spectrum is not null || SpectrumFile is not null;

    /// <summary>The number of blocks L.</summary>
    internal int Blocks => HasGivenSpectrum ? GivenEigenvalues().Length : Eigenvalues;

    /// <summary>The spectrum of valid options.</summary>
    internal CovarianceSpectrum CreateSpectrum()
    {
        if (!HasGivenSpectrum)
            return PowerLawSpectrum.Create(Dimension, Eigenvalues, Exponent);
        double[] values = GivenEigenvalues();
        int[] multiplicities = Multiplicities ?? [.. Enumerable.Repeat(Dimension / values.Length, values.Length)];
        double factor = UnitTrace ? Dimension / values.Zip(multiplicities, (value, count) => value * count).Sum() : 1;
        return new CovarianceSpectrum([.. values.Select(value => factor * value)], multiplicities);
    }

    private double[] GivenEigenvalues() => Spectrum ?? FromFile().Eigenvalues;

    private FileSpectrum FromFile() => CommitteeMachine.SpectrumFile.Of(SpectrumFile!, SpectrumFileContents);

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

        if (SpectrumFile is null && SpectrumFileContents != SpectrumContents.Eigenvalues)
            yield return Problem($"has no effect without spectrum-file", nameof(SpectrumFileContents));
        if (HasGivenSpectrum)
        {
            int problems = 0;
            foreach (var problem in GivenSpectrumProblems())
            {
                problems++;
                yield return problem;
            }

            if (problems == 0 && CrowdedEigenspace() is { } crowdedGiven)
                yield return crowdedGiven;
            yield break;
        }

        if (Multiplicities is not null)
            yield return Problem($"are those of a given spectrum; give spectrum or spectrum-file too, or leave them out", nameof(Multiplicities));
        if (UnitTrace)
            yield return Problem($"is for a given spectrum; a power law has the trace N already", nameof(UnitTrace));
        if (Dimension % Eigenvalues != 0)
        {
            yield return Problem(
                $"{Eigenvalues} eigenvalues of equal multiplicity do not divide the dimension {Dimension}; use dimension: {NearestDimension()}",
                nameof(Eigenvalues));
        }
        else if (CrowdedEigenspace() is { } crowded)
        {
            yield return crowded;
        }

        if (!(PowerLawSpectrum.Smallest(Eigenvalues, Exponent) > 0))
        {
            yield return Problem(
                $"with a spectrum exponent of {Exponent} the eigenvalue {Eigenvalues} is smaller than a double can hold; use a smaller exponent or fewer eigenvalues",
                nameof(SpectrumExponent));
        }
    }

    private ValidationResult? CrowdedEigenspace()
    {
        int smallest = !HasGivenSpectrum ? Dimension / Eigenvalues : Multiplicities?.Min() ?? Dimension / Blocks;
        return OrthogonalTeacher && smallest < HiddenUnits
            ? Problem(
                $"needs {HiddenUnits} dimensions in each eigenspace, one for each teacher unit, but an eigenvalue has multiplicity {smallest}; use fewer eigenvalues or units, or a larger dimension",
                nameof(OrthogonalTeacher))
            : null;
    }

    private IEnumerable<ValidationResult> GivenSpectrumProblems()
    {
        string source = Spectrum is not null ? nameof(Spectrum) : nameof(SpectrumFile);
        if (Spectrum is not null && SpectrumFile is not null)
        {
            yield return Problem($"cannot be given together with spectrum; leave one of them out", nameof(SpectrumFile));
            yield break;
        }

        if (SpectrumExponent is not null)
            yield return Problem($"has no effect with {Kebab(source)}, which is no power law; leave it out", nameof(SpectrumExponent));
        double[] spectrum = [];
        string? unreadable = null;
        try
        {
            spectrum = GivenEigenvalues();
        }
        catch (ArrayFileException exception)
        {
            unreadable = exception.Message;
        }

        if (unreadable is not null)
        {
            yield return new ValidationResult(unreadable, [source]);
            yield break;
        }

        if (spectrum.Length == 0 || spectrum.Any(value => !(value > 0 && double.IsFinite(value))))
            yield return Problem($"takes at least one number, all positive and finite", source);
        if (Enumerable.Range(1, Math.Max(0, spectrum.Length - 1)).Any(l => spectrum[l] > spectrum[l - 1]))
            yield return Problem($"must run from the largest eigenvalue to the smallest", source);
        if (Eigenvalues != 1 && Eigenvalues != spectrum.Length)
            yield return Problem($"is {Eigenvalues}, but {Kebab(source)} has {spectrum.Length}; leave eigenvalues out", nameof(Eigenvalues));
        if (Multiplicities is null && spectrum.Length > 0 && Dimension % spectrum.Length != 0)
        {
            yield return SpectrumFile is not null && spectrum.Length < Dimension && FromFile().Deficiency is { } deficiency
                ? Problem($"does not fill the dimension {Dimension}: {deficiency}; use dimension: {spectrum.Length}, or say with multiplicities how often each eigenvalue occurs", source)
                : Problem(
                    $"of {spectrum.Length} eigenvalues needs multiplicities, because {spectrum.Length} does not divide the dimension {Dimension}; or use dimension: {spectrum.Length}",
                    source);
        }

        if (Multiplicities is not null && (Multiplicities.Length != spectrum.Length || Multiplicities.Any(count => count < 1) || Multiplicities.Sum(count => (long)count) != Dimension))
            yield return Problem($"must be {spectrum.Length} positive numbers, one per eigenvalue of {Kebab(source)}, whose sum is the dimension {Dimension}", nameof(Multiplicities));
    }

    private static string Kebab(string source) => source == nameof(Spectrum) ? "spectrum" : "spectrum-file";

    private static ValidationResult Problem(FormattableString message, string property) =>
        new(message.ToString(CultureInfo.InvariantCulture), [property]);

    private long NearestDimension()
    {
        long below = Dimension / Eigenvalues * (long)Eigenvalues;
        long above = below + Eigenvalues;
        return below > 0 && Dimension - below <= above - Dimension ? below : above;
    }
}
