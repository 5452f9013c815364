using ScalingLab.Sdk;

namespace ScalingLab.Host.Components;

/// <summary>What the host offers to the constructor of a component.</summary>
internal readonly record struct ConstructorOffer
{
    public object? Options { get; init; }

    public RandomStreams? Streams { get; init; }

    public IModel? Model { get; init; }

    public IDataGenerator? Data { get; init; }

    /// <summary>The services of the component's plugin.</summary>
    public IServiceProvider? Services { get; init; }
}
