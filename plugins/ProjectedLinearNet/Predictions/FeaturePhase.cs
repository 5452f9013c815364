namespace ScalingLab.ProjectedLinearNet;

/// <summary>The regimes of the compute-optimal frontier.</summary>
public enum FeaturePhase
{
    /// <summary>β &lt; 1: flow against the model bottleneck; features help.</summary>
    Hard,

    /// <summary>1 &lt; β &lt; 2 − 1/α: flow against the transient of finite width.</summary>
    Easy,

    /// <summary>β > 2 − 1/α: noise of batches against the transient.</summary>
    SuperEasy,
}
