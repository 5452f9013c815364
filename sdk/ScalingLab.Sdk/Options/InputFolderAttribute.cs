namespace ScalingLab.Sdk;

/// <summary>
/// Marks a text option as the path of a folder that the run reads files from. In an experiment file it is relative to the folder of that file, in <c>--set</c>
/// to the current folder; the component gets the full path of a folder that exists. The run key does not contain the path: options with such a folder
/// implement <see cref="IReadsFiles"/>, and the content of the files is what counts.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class InputFolderAttribute : Attribute;
