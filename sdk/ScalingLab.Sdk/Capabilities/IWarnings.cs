namespace ScalingLab.Sdk;

/// <summary>
/// Something in a run, a model, a data generator or an observer, that may have to say why its results are to be taken with care. The host reads it once, after the
/// last observation, keeps it with the results and shows it on the console and in the report.
/// </summary>
public interface IWarnings
{
    /// <summary>Sentences for the user: what, why, and what would help. Empty when there is no cause.</summary>
    IReadOnlyList<string> Warnings { get; }
}
