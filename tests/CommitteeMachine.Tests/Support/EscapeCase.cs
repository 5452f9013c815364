using System.Text.Json.Serialization;

namespace CommitteeMachine.Tests;

/// <summary>Escape from the symmetric plateau, K = M, from a nearly symmetric start.</summary>
internal sealed record EscapeCase
{
    public required int K { get; init; }

    public required int L { get; init; }

    [JsonPropertyName("beta")]
    public required double Beta { get; init; }

    [JsonPropertyName("eta")]
    public required double Eta { get; init; }

    [JsonPropertyName("eps_plateau_small_eta")]
    public required double PlateauLoss { get; init; }

    [JsonPropertyName("alpha_half")]
    public required double HalfTime { get; init; }

    [JsonPropertyName("mu_small_eta")]
    public required double SmallGrowthRate { get; init; }

    [JsonPropertyName("tau_growth_small_eta")]
    public required double SmallGrowthTime { get; init; }

    [JsonPropertyName("mu_measured")]
    public required double GrowthRate { get; init; }
}
