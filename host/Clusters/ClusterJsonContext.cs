using System.Text.Json.Serialization;

namespace ScalingLab.Host.Clusters;

/// <summary>Generated serialisers: reflection would cost start-up time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Submission))]
internal sealed partial class ClusterJsonContext : JsonSerializerContext;
