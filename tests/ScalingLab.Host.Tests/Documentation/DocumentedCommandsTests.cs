using ScalingLab.Host.Cli;
using ScalingLab.Testing;

namespace ScalingLab.Host.Tests.Documentation;

/// <summary>Every command and every link of the documentation: the program takes it, and the files it names are there.</summary>
public sealed class DocumentedCommandsTests
{
    private static readonly string[] Folders = ["experiments/", "docs/", "sdk/", "plugins/", "host/"];

    public static TheoryData<string> Pages => [.. DocumentPage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_program_takes_every_command(string name)
    {
        var root = SlabCommandLine.Create(new Terminal(TextWriter.Null, TextWriter.Null, isInteractive: false));
        Assert.All(Page(name).Commands, arguments =>
        {
            string[] mistakes = [.. CommandLineMistakes.Of(root.Parse(arguments))];
            Assert.True(mistakes.Length == 0, $"slab {string.Join(' ', arguments)}: {string.Join(' ', mistakes)}");
        });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Files_named_in_commands_are_there(string name) =>
        Assert.All(
            Page(name).Commands.SelectMany(arguments => arguments).Where(argument => Folders.Any(folder => argument.StartsWith(folder, StringComparison.Ordinal)) && argument != "docs/gallery"),
            path => Assert.True(Path.Exists(Path.Combine(DocumentPage.Repository, path)), $"{name} names {path}, which is not there."));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string name)
    {
        var page = Page(name);
        string folder = Path.GetDirectoryName(Path.Combine(DocumentPage.Repository, name))!;
        string[] broken = [.. page.Links.Where(link => !IsThere(Path.GetFullPath(link.Split('#')[0], folder), link))];
        Assert.True(broken.Length == 0, $"{name} has links that lead nowhere: {string.Join(", ", broken)}");

        bool IsThere(string path, string link) => link.StartsWith('#') ? HasHeading(page.Text, link[1..])
            : Path.Exists(path) && (!link.Contains('#', StringComparison.Ordinal) || HasHeading(File.ReadAllText(path), link.Split('#')[1]));
    }

    [Fact]
    public void Every_experiment_is_on_the_page_of_a_paper()
    {
        string papers = string.Concat(DocumentPage.All.Where(page => page.Name.StartsWith("docs/papers/", StringComparison.Ordinal)).Select(page => page.Text));
        string[] missing = [.. Experiments().Select(path => Path.GetRelativePath(DocumentPage.Repository, path).Replace('\\', '/')).Where(path => !papers.Contains(path, StringComparison.Ordinal))];
        Assert.True(missing.Length == 0, $"No page under docs/papers has {string.Join(", ", missing)}");
    }

    [Fact]
    public void Every_experiment_is_in_the_gallery()
    {
        string[] drawn = [.. Directory.GetDirectories(Path.Combine(DocumentPage.Repository, "docs", "gallery")).Select(path => Path.GetFileName(path))];
        string[] ids = [.. Experiments().Select(IdOf)];
        Assert.Empty(drawn.Except(ids));
        string[] large = [.. Experiments().Where(path => File.ReadLines(path).Any(line => line.Split('#')[0].TrimEnd() == "x-gallery: stored")).Select(IdOf)];
        Assert.Empty(ids.Except(drawn).Except(large));
    }

    private static string IdOf(string path) => File.ReadLines(path).First(line => line.StartsWith("experiment: ", StringComparison.Ordinal))["experiment: ".Length..].Trim();

    private static DocumentPage Page(string name) => DocumentPage.All.Single(page => page.Name == name);

    private static string[] Experiments() => Directory.GetFiles(Path.Combine(DocumentPage.Repository, "experiments"), "*.yaml", SearchOption.AllDirectories);

    private static bool HasHeading(string text, string anchor) =>
        text.Split('\n').Where(line => line.StartsWith('#')).Any(line => Host.Documentation.ReferencePages.AnchorOf(line.TrimStart('#').Trim()) == anchor);
}
