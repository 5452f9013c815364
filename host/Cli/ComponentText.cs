using System.ComponentModel;
using System.Reflection;
using ScalingLab.Host.Components;

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

    public static string DescriptionOf(Type type) => type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
}
