using System.ComponentModel;
using System.Text;
using System.Text.Json;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Experiments;

public sealed class InputFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("input-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_key_follows_the_content_and_not_the_path()
    {
        string first = Write("a.csv", "1,2\n"), second = Write("b.csv", "1,2\n"), other = Write("c.csv", "1,3\n");

        Assert.Equal(Json(first), Json(second));
        Assert.NotEqual(Json(first), Json(other));
        Write("a.csv", "1,2,3\n");
        Assert.NotEqual(Json(first), Json(second));
    }

    [Fact]
    public void Paths_are_relative_to_the_experiment_file_and_in_overrides_to_the_current_folder()
    {
        Assert.Equal(Path.Combine(_folder, "data", "a.csv"), InputFile.Resolve("data/a.csv", new SourceText(Path.Combine(_folder, "e.yaml"), "")));
        Assert.Equal(Path.GetFullPath("a.csv"), InputFile.Resolve("a.csv", new SourceText("--set", "", 1)));
    }

    [Fact]
    public void The_key_follows_the_files_of_a_folder_and_not_where_it_is()
    {
        Write("here/1.bin", "one");
        Write("here/2.bin", "two");
        Write("there/1.bin", "one");
        Write("there/2.bin", "two");
        string here = FolderJson("here"), there = FolderJson("there");

        Assert.Equal(here, there);
        Assert.DoesNotContain("here", here);
        Write("there/2.bin", "changed");
        Assert.NotEqual(here, FolderJson("there"));
        Write("there/2.bin", "two");
        Write("there/3.bin", "three");
        Assert.NotEqual(here, FolderJson("there"));
    }

    private string FolderJson(string folder) => Json(new FolderOptions { Folder = Path.Combine(_folder, folder) });

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Json(string file) => Json(new Options { File = file });

    private static string Json(object options)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream)) CanonicalJson.Write(writer, options);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed record Options
    {
        [Description("A file."), InputFile]
        public string File { get; init; } = "";
    }

    private sealed record FolderOptions : IReadsFiles
    {
        [Description("A folder."), InputFolder]
        public string Folder { get; init; } = "";

        public IEnumerable<string> InputFiles() => Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal);
    }
}
