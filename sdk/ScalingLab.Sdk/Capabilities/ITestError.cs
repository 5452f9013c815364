namespace ScalingLab.Sdk;

/// <summary>A classifier that knows its error rate on fresh examples.</summary>
public interface ITestError
{
    /// <summary>Probability of a wrong label on a fresh example at the present time, in [0, 1].</summary>
    double TestError { get; }
}
