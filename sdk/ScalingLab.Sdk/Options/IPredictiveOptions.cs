namespace ScalingLab.Sdk;

/// <summary>
/// Implemented by the options of a model about which theory says what analyses will find. An experiment refers to it by <c>expect: predicted</c>; the host
/// then looks for the prediction of the finding, its observable and its abscissa at each point. Nothing has to run for it.
/// </summary>
public interface IPredictiveOptions
{
    /// <summary>The predictions; called after the options have passed their own validation.</summary>
    /// <param name="dataOptions">The options of the block's data generator; <see langword="null"/> when it has none.</param>
    /// <returns>
    /// One for each combination of finding, observable and abscissa that theory speaks about. What it cannot predict for these options is in the list without
    /// a value, with the reason.
    /// </returns>
    IEnumerable<Prediction> Predict(object? dataOptions);
}
