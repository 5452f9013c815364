namespace ScalingLab.Host.Experiments.Options;

/// <summary>A truth value.</summary>
internal sealed record BooleanShape() : ValueShape(typeof(bool))
{
    public override string Words => "true or false";

    public override string Plural => "truth values";
}
