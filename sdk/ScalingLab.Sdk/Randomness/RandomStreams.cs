namespace ScalingLab.Sdk;

/// <summary>
/// The only source of randomness of a run. A stream is a pure function of (experiment seed, replica, name), and of the point where the block
/// says <c>streams: per-point</c>; never of the thread, the order of execution or the clock on the wall. So a theory solver can draw the very
/// initial state of the simulation it is compared with, by creating the same stream.
/// </summary>
public abstract class RandomStreams
{
    /// <summary>
    /// The replica of the run, 0, 1, ...; 0 where streams stand alone. For a model that has its replicas elsewhere, as a reader of measured curves; randomness comes from the
    /// streams.
    /// </summary>
    public virtual int Replica => 0;

    /// <summary>
    /// Creates a stream at its beginning. Two calls with one name give two streams with the same numbers: ask once and keep it, or ask for
    /// another name. Usual names: <c>teacher</c>, <c>init</c>, <c>data</c>.
    /// </summary>
    /// <param name="name">Any non-empty name.</param>
    public abstract RandomStream Create(string name);
}
