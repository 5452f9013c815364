using ScalingLab.Sdk;

namespace ScalingLab.Patience;

/// <summary>The same, and it can be saved between two steps.</summary>
public sealed class CheckpointedPatientModel(PatientOptions options, RandomStreams streams) : PatientModel(options, streams), ICheckpointable
{
    /// <inheritdoc/>
    public void Save(CheckpointWriter writer) => writer.Write("time", Time);

    /// <inheritdoc/>
    public void Load(CheckpointReader reader) => Time = reader.Read<double>("time");
}
