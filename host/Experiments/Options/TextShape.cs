namespace ScalingLab.Host.Experiments.Options;

/// <summary>A text.</summary>
internal sealed record TextShape() : ValueShape(typeof(string))
{
    public override string Words => "a text";

    public override string Plural => "texts";
}
