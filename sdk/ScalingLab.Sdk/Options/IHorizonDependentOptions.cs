using System.ComponentModel.DataAnnotations;

namespace ScalingLab.Sdk;

/// <summary>
/// Implemented by the options of a model that must fit how long it is run: a step size that is stable to the end, matrices over all times that fit into memory.
/// The host checks it before anything runs and reports at the named option.
/// </summary>
public interface IHorizonDependentOptions
{
    /// <summary>Yields every problem; called after both records have passed their own validation.</summary>
    /// <param name="dataOptions">The options of the block's data generator; <see langword="null"/> when it has none.</param>
    /// <param name="until">The last observation time of the block, on the model's clock.</param>
    IEnumerable<ValidationResult> Validate(object? dataOptions, double until);
}
