namespace ScalingLab.Host.Clusters;

/// <summary>A launcher that cannot do what is asked; the message says what, why and the remedy.</summary>
internal sealed class LaunchException(string message) : Exception(message);
