namespace ScalingLab.Host.Components;

/// <summary>A plugin registers what cannot be used. The message is meant for its author and names the remedy.</summary>
internal sealed class RegistrationException(string message) : ArgumentException(message);
