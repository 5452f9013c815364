namespace ScalingLab.Sdk;

/// <summary>Where data sets are kept that several experiments use: <c>slab data get</c> puts them there, and data generators look for them there.</summary>
public static class DataSetFolder
{
    /// <summary>The environment variable with the folder that holds a folder for each data set.</summary>
    public const string Variable = "SLAB_DATA";

    /// <summary>That folder: <see cref="Variable"/> where it is set, else <c>slab/data</c> among the data of the user's applications.</summary>
    public static string Root => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? Path.GetFullPath(given)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "slab", "data");

    /// <summary>The folder of a data set, whether it is there or not.</summary>
    /// <param name="set">Its name in kebab-case, such as <c>fashion-mnist</c>.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static string Of(string set)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(set);
        return Path.Combine(Root, set);
    }

    /// <summary>The folder in which Debian's packages of data sets, such as dataset-fashion-mnist, put one, whether it is there or not.</summary>
    /// <param name="set">Its name in kebab-case.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static string OfPackage(string set)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(set);
        return Path.Combine("/usr/share/datasets", set);
    }
}
