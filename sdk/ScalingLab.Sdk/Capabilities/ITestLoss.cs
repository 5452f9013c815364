namespace ScalingLab.Sdk;

/// <summary>A model that knows its loss on fresh examples.</summary>
public interface ITestLoss
{
    /// <summary>Expected loss on a fresh example at the present time; each model states its normalisation.</summary>
    double TestLoss { get; }
}
