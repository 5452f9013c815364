namespace ScalingLab.Host.Experiments.Options;

/// <summary>A type that YAML cannot give.</summary>
internal sealed record UnsupportedShape(Type Type) : ValueShape(Type)
{
    public override string Words => $"a {Type.Name}, which an experiment file cannot give";

    public override string Plural => $"{Type.Name} values, which an experiment file cannot give";
}
