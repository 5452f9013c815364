using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Clusters;

/// <summary>Reads a profile file: YAML with the options of <see cref="ClusterProfile"/>.</summary>
internal static class ClusterProfileReader
{
    public const string LocalName = "slab-cluster.yaml";

    /// <summary>The profile that is used when none is named: of the working directory, then of the user.</summary>
    /// <returns><see langword="null"/> when there is neither.</returns>
    public static string? Find(string workingDirectory)
    {
        string[] places =
        [
            Path.Combine(workingDirectory, LocalName),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "slab", "cluster.yaml"),
        ];
        return places.FirstOrDefault(File.Exists);
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The profile, or all problems in the words of the experiment file's.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (ClusterProfile? Profile, IReadOnlyList<Diagnostic> Problems) Read(string path)
    {
        var source = new SourceText(path, File.ReadAllText(path));
        var diagnostics = new DiagnosticBag();
        var names = new NameTable([], []);
        var compiler = new TemplateCompiler(names, diagnostics);
        ClusterProfile? profile = null;
        switch (YamlTreeReader.Read(source, diagnostics))
        {
            case MappingNode mapping:
                var template = compiler.Record(mapping, mapping, OptionsType.Of(typeof(ClusterProfile)), []);
                if (template?.TryEvaluate(new Evaluation(names.Constants, names, diagnostics), out object? value) == true) profile = (ClusterProfile)value!;
                break;
            case { } root:
                diagnostics.Add(root, $"a profile is a mapping, found {root.Kind}.", "Write 'partition: NAME' and the like at the left margin.");
                break;
        }

        var problems = diagnostics.Sorted();
        return (problems.Count == 0 ? profile : null, problems);
    }

    /// <summary>What an option given on the command line violates, in the words of the profile's annotations; null when it is valid.</summary>
    public static string? Violation(string property, object? value) =>
        ConstraintCheck.Violation(OptionsType.Of(typeof(ClusterProfile)).FindByName(property)!, value);
}
