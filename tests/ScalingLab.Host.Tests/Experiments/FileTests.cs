using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Files that cannot be read, and plugins that are not there.</summary>
public sealed class FileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slab-experiments");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_missing_file_is_told_with_its_neighbour()
    {
        File.WriteAllText(PathOf("quickstart.yaml"), Sample.Minimal);
        Assert.Equal("does not exist. Did you mean 'quickstart.yaml'?", Problem(PathOf("quikstart.yaml")));
    }

    [Fact]
    public void A_folder_is_told_with_the_files_in_it()
    {
        Assert.Equal("is a folder. Name an experiment's .yaml file; there is none in it.", Problem(_folder.FullName));
        Directory.CreateDirectory(PathOf("runs"));
        Assert.Equal("is a folder. It holds results; name the .yaml file that they were made from.", Problem(_folder.FullName));
        File.WriteAllText(PathOf("quickstart.yaml"), Sample.Minimal);
        Assert.Equal($"is a folder. Name the file: {PathOf("quickstart.yaml")}.", Problem(_folder.FullName));
    }

    [Fact]
    public void Other_encodings_are_told()
    {
        File.WriteAllBytes(PathOf("latin.yaml"), [0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xfc]);
        Assert.Equal("is not text in UTF-8. Save it as UTF-8.", Problem(PathOf("latin.yaml")));
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_read()
    {
        File.WriteAllText(PathOf("windows.yaml"), "\uFEFF" + Sample.Text.Replace("\n", "\r\n", StringComparison.Ordinal));
        ExperimentReading reading = ExperimentReader.Read(PathOf("windows.yaml"), [], FakeComponents.Catalog);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(RunPlan.Create(Sample.Valid(Sample.Text)).Select(run => run.Key), RunPlan.Create(reading.Experiment!).Select(run => run.Key));
    }

    [Fact]
    public void A_component_of_a_broken_plugin_is_told_with_the_reason()
    {
        ComponentCatalog catalog = FakeComponents.Create(
        [
            new PluginStatus("Perceptron", "/plugins/Perceptron", PluginState.Failed, "its dependency 'Numerics' is missing.", "1.0", "1.0", 0),
            new PluginStatus("Fine", "/plugins/Fine", PluginState.Loaded, "", "1.0", "1.0", 3),
        ]);
        ExperimentReading reading = ExperimentReader.ReadText(Sample.Path, Sample.Minimal.Replace("every-kind", "perceptron", StringComparison.Ordinal), [], catalog);
        Assert.EndsWith("The plugin 'Perceptron' could not be used: its dependency 'Numerics' is missing.", Assert.Single(reading.Diagnostics).Remedy, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static string Problem(string path)
    {
        ExperimentReading reading = ExperimentReader.Read(path, [], FakeComponents.Catalog);
        Assert.Null(reading.Experiment);
        Diagnostic diagnostic = Assert.Single(reading.Diagnostics);
        Assert.StartsWith(path + ": ", DiagnosticFormatter.Format(reading.Diagnostics), StringComparison.Ordinal);
        return $"{diagnostic.Message} {diagnostic.Remedy}";
    }
}
