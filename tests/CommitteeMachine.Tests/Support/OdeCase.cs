using System.Text.Json.Serialization;

namespace CommitteeMachine.Tests;

/// <summary>A trajectory of the block equations from an explicit start.</summary>
internal sealed record OdeCase
{
    [JsonPropertyName("activation")]
    public required string ActivationName { get; init; }

    public required int K { get; init; }

    public required int M { get; init; }

    public required int L { get; init; }

    [JsonPropertyName("beta")]
    public required double Beta { get; init; }

    [JsonPropertyName("eta")]
    public required double Eta { get; init; }

    [JsonPropertyName("a_s")]
    public required double StudentScale { get; init; }

    [JsonPropertyName("a_t")]
    public required double TeacherScale { get; init; }

    [JsonPropertyName("lambda")]
    public required double[] Eigenvalues { get; init; }

    [JsonPropertyName("r0")]
    public required double[][][] R0 { get; init; }

    [JsonPropertyName("q0")]
    public required double[][][] Q0 { get; init; }

    public required double[][][] T { get; init; }

    [JsonPropertyName("alphas")]
    public required double[] Alphas { get; init; }

    [JsonPropertyName("eps_g")]
    public required double[] TestLoss { get; init; }

    public required double[][][] R1 { get; init; }

    public required double[][][] Q1 { get; init; }

    [JsonPropertyName("eps_rel_tolerance")]
    public required double[] TestLossTolerance { get; init; }

    [JsonPropertyName("order_parameter_abs_tolerance")]
    public required double OrderParameterTolerance { get; init; }

    [JsonPropertyName("moment_route_eps_g")]
    public double[]? MomentTestLoss { get; init; }

    [JsonPropertyName("moment_coefficients_c0_to_cLminus1")]
    public double[]? MomentCoefficients { get; init; }

    [JsonPropertyName("R_moments_k0_to_L")]
    public double[][][][]? RMoments { get; init; }

    [JsonPropertyName("Q_moments_k0_to_L")]
    public double[][][][]? QMoments { get; init; }

    public InitialOverlaps Start => new() { StudentTeacher = R0, StudentStudent = Q0, TeacherTeacher = T };

    public GaussianCommitteeOptions Data => new()
    {
        Dimension = 64 * L, HiddenUnits = M, Eigenvalues = L, SpectrumExponent = Beta, Activation = Enum.Parse<Activation>(ActivationName, ignoreCase: true),
    };

    /// <summary>At the tolerance of the reference: ε_g is a small difference of overlaps in the end, and loses digits that they have.</summary>
    public CommitteeMachineOdeOptions Model => new() { HiddenUnits = K, LearningRate = Eta, InitialOverlaps = Start, RelativeTolerance = 1e-12 };
}
