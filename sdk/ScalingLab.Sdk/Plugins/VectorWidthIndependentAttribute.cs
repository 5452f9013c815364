namespace ScalingLab.Sdk;

/// <summary>
/// Promises that the numbers of a model, data generator or observer are the same to the last bit whatever vector instructions the processor has:
/// 512 bits, 256 bits, 128 bits or none. Every component gives the same bits for any number of jobs, any division into shards and after resuming from a
/// checkpoint, on one kind of processor; this is the further promise across kinds. A run has it when all of its components have it, and
/// only such a run is resumed on a processor with another vector width.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VectorWidthIndependentAttribute : Attribute;
