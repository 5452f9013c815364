using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Experiments;

/// <summary>What came of reading an experiment file.</summary>
/// <param name="Experiment">The experiment; null when there is any problem.</param>
/// <param name="Diagnostics">All problems in the order of the text; empty when there is none.</param>
internal sealed record ExperimentReading(Experiment? Experiment, IReadOnlyList<Diagnostic> Diagnostics);
