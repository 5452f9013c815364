namespace ScalingLab.Sdk;

/// <summary>
/// Owns the task: the input distribution and the target (teacher). What it offers to models it says by implementing a task interface such as
/// <see cref="ICommitteeTask"/>. It fills buffers of the caller, so that a hot loop allocates nothing.
/// <para>Created once per run and used by one thread.</para>
/// </summary>
public interface IDataGenerator
{
    /// <summary>Number of components of one input, N.</summary>
    long InputDimension { get; }
}
