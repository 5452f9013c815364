namespace ScalingLab.Sdk;

/// <summary>
/// A component whose state can be saved in the middle of a run and restored in another process, so that a long run survives a crash, Ctrl-C
/// or the time limit of a cluster. A model implements it when it may advance for longer than a minute; a data generator or observer when
/// it changes during a run. The host saves now and then and before it stops, what the observers recorded included; a run whose model does not implement it
/// starts again from its beginning.
/// <para>
/// Three rules make a resumed run give the same bits as an undisturbed one. <see cref="Load"/> is called once, on a component that was just
/// constructed with the same options, task and random streams: save what has changed since construction, the positions of random streams
/// included, and not what the constructor makes anew. A model whose <see cref="IModel.Advance"/> was cancelled stands
/// between two of its steps, or where it was when it was called; it can then be saved, and it can be advanced further without having been
/// restored. Where a stretch is cut, by a cancellation or by observation times, never changes a bit of what follows.
/// </para>
/// </summary>
public interface ICheckpointable
{
    /// <summary>Writes what has changed since construction.</summary>
    /// <param name="writer">Takes it, entry by entry.</param>
    void Save(CheckpointWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote, in the same order.</summary>
    /// <param name="reader">Gives it back.</param>
    /// <exception cref="CheckpointException">The entries are not those that are asked for. The component is not used afterwards.</exception>
    void Load(CheckpointReader reader);
}
