using ScalingLab.Host.Components;

namespace ScalingLab.Host.Plugins;

/// <summary>Something that lies in a plugin folder.</summary>
internal sealed record PluginCandidate
{
    public required string Name { get; init; }

    /// <summary>Absolute path of the assembly, or of the folder when there is none.</summary>
    public required string Path { get; init; }

    /// <summary><see langword="null"/> when there is no file, or it could not be read.</summary>
    public PluginMetadata? Metadata { get; init; }

    /// <summary>What is settled without loading it; <see langword="null"/> when it can be loaded.</summary>
    public PluginState? Settled { get; init; }

    /// <summary>Why it is settled.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether it takes part in the choice between plugins of one name.</summary>
    public bool ClaimsName => Metadata is not null && Settled is not PluginState.Ignored;

    public PluginStatus Status(PluginState state, string reason, int components = 0)
    {
        PluginStatus status = new(
            Name, Path, state, reason, Metadata?.Version ?? "", Metadata?.SdkVersion?.ToString(3) ?? "", components);
        return status.IsBroken && Metadata is { Kind: PluginFileKind.Assembly }
            ? status with { Mentions = PluginMetadata.ReadNames(Path) }
            : status;
    }
}
