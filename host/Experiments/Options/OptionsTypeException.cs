namespace ScalingLab.Host.Experiments.Options;

/// <summary>An options record is at fault, not the experiment file. Always caught and reported.</summary>
internal sealed class OptionsTypeException(string message) : Exception(message);
