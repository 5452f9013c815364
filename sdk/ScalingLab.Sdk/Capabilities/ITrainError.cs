namespace ScalingLab.Sdk;

/// <summary>A classifier that knows its error rate on the examples it learns from.</summary>
public interface ITrainError
{
    /// <summary>Fraction of the training examples with a wrong label at the present time, in [0, 1].</summary>
    double TrainError { get; }
}
