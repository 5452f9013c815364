namespace ScalingLab.Host.Experiments.Options;

/// <summary>A record of its own options.</summary>
internal sealed record RecordShape(Type Type) : ValueShape(Type)
{
    /// <summary>Its options. Not in the constructor: records may nest in themselves.</summary>
    public OptionsType Options => OptionsType.Of(Type);

    public override string Words => "a mapping";

    public override string Plural => "mappings";
}
