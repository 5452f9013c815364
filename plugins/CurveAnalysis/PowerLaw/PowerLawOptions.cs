using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>power-law</c>.</summary>
public sealed record PowerLawOptions : IValidatableObject
{
    /// <summary>What is fitted.</summary>
    [Description("What is fitted: plain y = a x^b; floor y = a x^b + E; broken y = a x^b0 prod (1 + (x/d)^(1/f))^((b1-b0) f) + E; three-region y = P / (1 + (x/d)^-b) + E; best: the one under 'compare' with the least held-out error.")]
    public LawForm Form { get; init; } = LawForm.Plain;

    /// <summary>The range of x that is fitted, [from, to]; all of it when not given.</summary>
    [Description("The range of x that is fitted, [from, to]; all of it when not given."), Finite]
    public double[]? Window { get; init; }

    /// <summary>Where the window comes from.</summary>
    [Description("given: the window above. automatic: inside it, the widest window across which the slope of a quadratic in ln x changes by less than a tenth of itself or two standard errors.")]
    public WindowSelection WindowSelection { get; init; } = WindowSelection.Given;

    /// <summary>The additive constant E.</summary>
    [Description("The additive constant E: default is none for plain and broken, fitted (E >= 0) for floor and three-region; signed also allows E < 0, the missing tail of a finite spectrum.")]
    public LawFloor Floor { get; init; } = LawFloor.Default;

    /// <summary>A known E, which is then not fitted.</summary>
    [Description("A known E, which is then not fitted."), Finite]
    public double? FloorValue { get; init; }

    /// <summary>Number of breaks of the broken form.</summary>
    [Description("Number of breaks of the broken form."), Range(1, 3)]
    public int Breaks { get; init; } = 1;

    /// <summary>How intervals are found.</summary>
    [Description("How intervals are found: profile (likelihood, points independent), bootstrap (over replicas), replicas (Student's t over replicas), auto: from three replicas on replicas for plain and bootstrap for other forms, else profile.")]
    public LawInterval Interval { get; init; } = LawInterval.Auto;

    /// <summary>Whether points are weighted with the inverse variance of their mean over replicas.</summary>
    [Description("Whether points are weighted with the inverse variance of ln y, from the standard error over replicas or the interval of a finding.")]
    public bool Weighted { get; init; }

    /// <summary>Resamples of the bootstrap.</summary>
    [Description("Resamples of the bootstrap."), Range(50, 100000)]
    public int Resamples { get; init; } = 400;

    /// <summary>Seed of the bootstrap.</summary>
    [Description("Seed of the bootstrap.")]
    public ulong Seed { get; init; } = 1;

    /// <summary>Probability that the intervals are to contain the truth.</summary>
    [Description("Probability that the intervals are to contain the truth."), Range(0.5, 0.9999)]
    public double Confidence { get; init; } = 0.95;

    /// <summary>Share of the points, those of largest x, that are left out once to measure the error of extrapolation.</summary>
    [Description("Share of the points, those of largest x, that are left out once to measure the error of extrapolation."), Range(0.05, 0.6)]
    public double HoldOut { get; init; } = 0.25;

    /// <summary>Forms whose held-out errors are compared.</summary>
    [Description("Forms whose held-out errors are compared.")]
    public LawForm[] Compare { get; init; } = [LawForm.Plain, LawForm.Floor, LawForm.Broken];

    /// <summary>How many window starts, and how many ends, are scanned for the spread of the exponent; 0 for no scan.</summary>
    [Description("How many window starts, and how many ends, are scanned for the spread of the exponent; 0 for no scan."), Range(0, 50)]
    public int Scan { get; init; } = 4;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var problem in WindowOption.Problems(Window, nameof(Window))) yield return problem;
        if (Compare.Contains(LawForm.Best) || (Form == LawForm.Best && Compare.Length < 2))
            yield return new ValidationResult("takes at least two of plain, floor, broken and three-region", [nameof(Compare)]);
        if (FloorValue is not null && Floor is not LawFloor.Default)
            yield return new ValidationResult("cannot be fitted when floor-value fixes it", [nameof(Floor)]);
    }
}
