namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>Whether points draw from the same random streams (<c>streams:</c>).</summary>
internal enum StreamSharing
{
    /// <summary>Common random numbers: a replica sees the same streams at every point.</summary>
    Shared,

    /// <summary>Independent randomness for each point.</summary>
    PerPoint,
}
