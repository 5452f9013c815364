namespace ScalingLab.Sdk;

/// <summary>A linear classifier that knows how far the nearest training example is from its boundary.</summary>
public interface IMargin
{
    /// <summary>Smallest margin y x·w/√N of a training example for the direction w at norm |w| = √N; negative while an example is wrong.</summary>
    double Margin { get; }
}
