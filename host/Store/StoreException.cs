namespace ScalingLab.Host.Store;

/// <summary>A results folder that cannot be used; the message names the file and the remedy.</summary>
internal sealed class StoreException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether a result that was computed could not be stored.</summary>
    public bool CostAResult { get; init; }
}
