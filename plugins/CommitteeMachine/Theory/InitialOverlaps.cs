using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// An explicit start of a theory: the overlaps per eigenvalue block l = 1..L, r^l = J P_l Bᵀ/N, q^l = J P_l Jᵀ/N, T^l = B P_l Bᵀ/N with P_l the
/// projector on block l. Random weights have T^l ≈ 1/L and q^l ≈ σ_J²/L.
/// </summary>
public sealed record InitialOverlaps
{
    /// <summary>r, L × K × M.</summary>
    [Description("Student-teacher overlaps r^l = J P_l B' / N of each eigenvalue block, L x K x M.")]
    [Finite]
    public required double[][][] StudentTeacher { get; init; }

    /// <summary>q, L × K × K, symmetric.</summary>
    [Description("Student-student overlaps q^l = J P_l J' / N of each eigenvalue block, L x K x K, symmetric.")]
    [Finite]
    public required double[][][] StudentStudent { get; init; }

    /// <summary>T, L × M × M, symmetric.</summary>
    [Description("Teacher-teacher overlaps T^l = B P_l B' / N of each eigenvalue block, L x M x M, symmetric.")]
    [Finite]
    public required double[][][] TeacherTeacher { get; init; }
}
