namespace ScalingLab.Host.Cli;

/// <summary>A command line that cannot be carried out; the message says what, why and the remedy.</summary>
internal sealed class InputException(string message) : Exception(message);
