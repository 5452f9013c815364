namespace ScalingLab.Host.Store;

/// <summary>What the observers of one run recorded: a table with one row per observation time.</summary>
/// <param name="Times">Times on the model's clock, strictly increasing.</param>
/// <param name="Columns">Observable, or element of one such as <c>student-teacher[1,2]</c>, to its values; not a number where none was recorded.</param>
internal sealed record Observations(double[] Times, IReadOnlyDictionary<string, double[]> Columns);
