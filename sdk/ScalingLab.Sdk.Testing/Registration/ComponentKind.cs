namespace ScalingLab.Sdk.Testing.Registration;

/// <summary>What a plugin can register.</summary>
internal enum ComponentKind
{
    Model,
    DataGenerator,
    Observer,
    Analysis,
    FigureRenderer,
}
