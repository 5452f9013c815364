namespace ScalingLab.Host.Plugins;

/// <summary>Where plugins are looked for. Of two plugins with one name the one in the later folder is used.</summary>
/// <param name="Folders">Each once, in the order of search.</param>
internal sealed record PluginSearch(IReadOnlyList<PluginFolder> Folders)
{
    public const string Variable = "SLAB_PLUGINS";
    public const string Option = "--plugins";

    /// <summary>
    /// <c>plugins</c> beside the program, <c>./plugins</c>, the folders of the environment variable, those of the command line: from the
    /// general to the explicit. Relative paths are relative to the working directory.
    /// </summary>
    /// <param name="programDirectory">Where the program lies.</param>
    /// <param name="workingDirectory">Where it was started.</param>
    /// <param name="variable">The value of <see cref="Variable"/>: paths separated as in <c>PATH</c>.</param>
    /// <param name="given">The folders given with <see cref="Option"/>.</param>
    public static PluginSearch Create(string programDirectory, string workingDirectory, string? variable, IEnumerable<string> given)
    {
        string root = Path.GetFullPath(workingDirectory);
        List<PluginFolder> folders =
        [
            new(Path.GetFullPath("plugins", Path.GetFullPath(programDirectory))),
            new(Path.GetFullPath("plugins", root)),
        ];
        string[] listed = (variable ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        folders.AddRange(listed.Select(path => new PluginFolder(Absolute(path, root), Variable)));
        folders.AddRange(given.Select(path => new PluginFolder(Absolute(path, root), Option)));

        // A folder named twice counts where it has the higher precedence.
        return new([.. folders.Where((folder, i) => !folders.Skip(i + 1).Any(later => later.Path == folder.Path))]);
    }

    private static string Absolute(string path, string root) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, root));
}
