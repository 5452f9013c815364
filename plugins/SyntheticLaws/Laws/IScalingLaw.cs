using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>A task whose loss is known as a function of the sizes of model and data.</summary>
public interface IScalingLaw : IDataGenerator
{
    /// <summary>The expected loss, positive.</summary>
    /// <param name="modelSize">N, positive.</param>
    /// <param name="examples">D, not negative; the loss without data is its limit D → 0, which may be infinite.</param>
    double Loss(double modelSize, double examples);
}
