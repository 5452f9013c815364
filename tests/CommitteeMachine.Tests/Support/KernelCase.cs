using System.Text.Json.Serialization;

namespace CommitteeMachine.Tests;

/// <summary>A covariance of the pre-activations with its averages.</summary>
internal sealed record KernelCase
{
    [JsonPropertyName("activation")]
    public required string ActivationName { get; init; }

    public required int K { get; init; }

    public required int M { get; init; }

    [JsonPropertyName("a_s")]
    public required double StudentScale { get; init; }

    [JsonPropertyName("a_t")]
    public required double TeacherScale { get; init; }

    public required double[][] C { get; init; }

    [JsonPropertyName("eps_g")]
    public required double TestLoss { get; init; }

    [JsonPropertyName("E_gp_gp")]
    public required double[][] Slopes { get; init; }

    [JsonPropertyName("d")]
    public required double[] Curvatures { get; init; }

    [JsonPropertyName("V")]
    public required double[][] Noise { get; init; }

    [JsonPropertyName("note")]
    public string? Note { get; init; }

    public Activation Activation => Enum.Parse<Activation>(ActivationName, ignoreCase: true);

    public double[] OutputWeights => new OutputScales(StudentScale, TeacherScale).Weights(K, M);
}
