namespace ScalingLab.Sdk;

/// <summary>A model that counts what its training has cost.</summary>
public interface IComputeCost
{
    /// <summary>Compute spent up to the present time, in units that are the same for all sizes of the model; each model states them.</summary>
    double Compute { get; }
}
