using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// A site-symmetric start: every block l has T^l = f_l 1, r^l = f_l (r on the diagonal, s beside it) and q^l = f_l (q on the diagonal, c beside it).
/// </summary>
public sealed record SymmetricStart
{
    /// <summary>r, the overlap of a student unit with its own teacher unit.</summary>
    [Description("Overlap r of a student unit with its own teacher unit, summed over the blocks.")]
    [Finite]
    public required double StudentTeacher { get; init; }

    /// <summary>s, the overlap of a student unit with any other teacher unit.</summary>
    [Description("Overlap s of a student unit with each other teacher unit.")]
    [Finite]
    public double StudentOtherTeacher { get; init; }

    /// <summary>q ≥ 0, the squared length of a student unit.</summary>
    [Description("Squared length q of a student unit.")]
    [Range(0, double.MaxValue)]
    public required double StudentStudent { get; init; }

    /// <summary>c, the overlap of two student units.</summary>
    [Description("Overlap c of two different student units.")]
    [Finite]
    public double StudentOtherStudent { get; init; }

    /// <summary>Why no weights of K units have these overlaps; <see langword="null"/> if some have.</summary>
    internal string? Problem(int units)
    {
        if (units < 2)
            return "is for two units or more";

        // The Gram matrix is two by two for the uniform direction and for each direction of sum zero; q − r² there must not be negative.
        double uniform = StudentStudent + ((units - 1) * StudentOtherStudent) - Math.Pow(StudentTeacher + ((units - 1) * StudentOtherTeacher), 2);
        double difference = StudentStudent - StudentOtherStudent - Math.Pow(StudentTeacher - StudentOtherTeacher, 2);
        return Math.Min(uniform, difference) < -InitialOverlapsCheck.Accuracy * StudentStudent
            ? string.Create(CultureInfo.InvariantCulture, $"has overlaps that no weights have: q + (K-1) c - (r + (K-1) s)^2 = {uniform:G4} and q - c - (r - s)^2 = {difference:G4} must not be negative; raise student-student")
            : null;
    }
}
