namespace ScalingLab.Sdk.Testing.Runs;

/// <summary>The saved state of a run: of its model, and of its data generator when that changes during a run.</summary>
internal static class Checkpoint
{
    public static byte[] Save(ModelRun run)
    {
        using MemoryStream bytes = new();
        CheckpointWriter writer = new(bytes);
        if (run.Data is ICheckpointable data) data.Save(writer);
        ((ICheckpointable)run.Model).Save(writer);
        return bytes.ToArray();
    }

    /// <exception cref="CheckpointException">The bytes are not a whole checkpoint of this model.</exception>
    public static void Load(ModelRun run, byte[] bytes)
    {
        using MemoryStream input = new(bytes);
        CheckpointReader reader = new(input);
        if (run.Data is ICheckpointable data) data.Load(reader);
        ((ICheckpointable)run.Model).Load(reader);
        if (input.Position != input.Length) throw new CheckpointException($"Load leaves {input.Length - input.Position} of {input.Length} bytes unread.");
    }
}
