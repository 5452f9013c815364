using Microsoft.Extensions.DependencyInjection;

namespace ScalingLab.Host.Components;

/// <summary>Where a component comes from; goes into the provenance of each run.</summary>
/// <param name="Name">The plugin's name: its folder, or its file without extension.</param>
/// <param name="Version">The assembly's informational version.</param>
/// <param name="Sha256">Hash of the assembly file, lower-case hexadecimal; empty for components of the host itself.</param>
/// <param name="Services">The plugin's own services.</param>
internal sealed record PluginOrigin(string Name, string Version, string Sha256, IServiceCollection Services);
