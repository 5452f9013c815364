namespace ScalingLab.Host.Experiments.Options;

/// <summary>A number.</summary>
internal sealed record NumberShape(Type Type, bool IsWhole) : ValueShape(Type)
{
    public override string Words => IsWhole ? "a whole number" : "a number";

    public override string Plural => IsWhole ? "whole numbers" : "numbers";
}
