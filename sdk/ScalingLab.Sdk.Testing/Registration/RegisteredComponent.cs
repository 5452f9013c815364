namespace ScalingLab.Sdk.Testing.Registration;

/// <summary>A component as its plugin announced it.</summary>
internal sealed record RegisteredComponent(ComponentKind Kind, string Name, Type Type, Type Options)
{
    public string Clock { get; init; } = "";

    public IReadOnlyList<ObservableDescription> Observables { get; init; } = [];

    public IReadOnlyList<FindingDescription> Findings { get; init; } = [];

    /// <summary>For messages: <c>perceptron (PerceptronExperiment)</c>.</summary>
    public string Title => $"{Name} ({Type.Name})";
}
