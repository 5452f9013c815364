namespace ScalingLab.Sdk;

/// <summary>
/// Implemented by options whose component reads files that no option names one by one: a series in a folder, a data set that is looked for. The run key
/// contains the names and the SHA-256 of these files, so that changed files are run again and moved ones are not.
/// </summary>
public interface IReadsFiles
{
    /// <summary>The full paths of the files, in a fixed order. Asked once the options are valid; whatever cannot be found is left out.</summary>
    IEnumerable<string> InputFiles();
}
