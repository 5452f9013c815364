using System.Text.Json.Serialization;

namespace ScalingLab.Host.Store;

/// <summary>Generated serialisers: reflection would cost start-up time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)]
[JsonSerializable(typeof(Provenance))]
internal sealed partial class StoreJsonContext : JsonSerializerContext;
