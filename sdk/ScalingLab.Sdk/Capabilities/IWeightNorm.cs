namespace ScalingLab.Sdk;

/// <summary>A model with one readout vector whose growth measures how much the features have moved.</summary>
public interface IWeightNorm
{
    /// <summary>Squared norm of the readout weights at the present time; each model states its normalisation.</summary>
    double WeightNorm { get; }
}
