namespace ScalingLab.Sdk;

/// <summary>A model that knows its loss on the examples it learns from.</summary>
public interface ITrainLoss
{
    /// <summary>Mean loss over the training examples at the present time, normalised as the model's <see cref="ITestLoss.TestLoss"/>.</summary>
    double TrainLoss { get; }
}
