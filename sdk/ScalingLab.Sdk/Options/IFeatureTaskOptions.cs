namespace ScalingLab.Sdk;

/// <summary>
/// Implemented by the options of a data generator of features whose task does not depend on randomness, so that the options of a model can be checked against
/// it, and its theory consulted, before anything runs.
/// </summary>
public interface IFeatureTaskOptions
{
    /// <summary>The task that these options, which must be valid, describe.</summary>
    IFeatureTask CreateTask();
}
