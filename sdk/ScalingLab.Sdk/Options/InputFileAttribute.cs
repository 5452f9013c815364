namespace ScalingLab.Sdk;

/// <summary>
/// Marks a text option as the path of a file that the run reads. In an experiment file it is relative to the folder of that file, in <c>--set</c> to the
/// current folder; the component gets the full path of a file that exists. The run key contains the file's SHA-256 and not its path, so that changed data
/// are run again and a moved folder is not.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class InputFileAttribute : Attribute;
