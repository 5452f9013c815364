namespace ScalingLab.Sdk;

/// <summary>
/// The only source of randomness of a run. A stream is a pure function of (experiment seed, replica, name), and of the point where the block
/// says <c>streams: per-point</c>; never of the thread, the order of execution or the clock on the wall. So a theory solver can draw the very
/// initial state of the simulation it is compared with, by creating the same stream.
/// </summary>
public abstract class RandomStreams
{
    /// <summary>
    /// Creates a stream at its beginning. Two calls with one name give two streams with the same numbers: ask once and keep it, or ask for
    /// another name. Usual names: <c>teacher</c>, <c>init</c>, <c>data</c>.
    /// </summary>
    /// <param name="name">Any non-empty name.</param>
    public abstract RandomStream Create(string name);
}
