namespace ScalingLab.LinearNet;

/// <summary>Options of the model <c>linear-net.theory</c>.</summary>
public sealed record InfiniteTwoLayerNetOptions : TwoLayerOptions
{
    internal override double HiddenUnits => double.PositiveInfinity;

    internal override double Examples => double.PositiveInfinity;
}
