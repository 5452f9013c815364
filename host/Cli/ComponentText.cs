using System.ComponentModel;
using System.Reflection;
using ScalingLab.Host.Components;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Cli;

/// <summary>Words for components.</summary>
internal static class ComponentText
{
    public static string KindOf(ComponentKind kind) => kind switch
    {
        ComponentKind.Model => "model",
        ComponentKind.DataGenerator => "data",
        ComponentKind.Observer => "observer",
        ComponentKind.Analysis => "analysis",
        _ => "renderer",
    };

    /// <summary>What a component promises about the bits of the curves it takes part in.</summary>
    public static string SameBitsOf(Components.Component component) => "same bits: whatever --jobs, --shard and interruptions; "
        + (component.Type.IsDefined(typeof(VectorWidthIndependentAttribute)) ? "with vectors of any width" : "with vectors of one width, on one kind of processor");

    /// <summary>What becomes of a run of the model that is interrupted.</summary>
    public static string ResumptionOf(Components.Component model) => model.Type.IsAssignableTo(typeof(ICheckpointable))
        ? "checkpoints: an interrupted run goes on where it was"
        : "checkpoints: none; an interrupted run starts again";

    public static string DescriptionOf(Type type) => type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
}
