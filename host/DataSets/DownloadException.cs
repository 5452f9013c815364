namespace ScalingLab.Host.DataSets;

/// <summary>A data set could not be fetched; the message says what, why and the remedy.</summary>
internal sealed class DownloadException(string message) : Exception(message);
