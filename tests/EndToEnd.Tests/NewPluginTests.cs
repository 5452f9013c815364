using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace EndToEnd.Tests;

/// <summary><c>slab new plugin</c>; that what it writes builds and runs is tested with the tutorial.</summary>
public sealed class NewPluginTests : IDisposable
{
    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Theory]
    [InlineData("lowercase", "begin with a capital letter")]
    [InlineData("No-Hyphens", "letters and digits only")]
    [InlineData("Perceptron", "There is a plugin 'Perceptron' already")]
    [InlineData("PowerLaw", "There is a component 'power-law' already")]
    public async Task ANameThatCannotBeUsedIsRefusedWithTheReason(string name, string reason)
    {
        var run = await _slab.RunAsync(2, "new", "plugin", name);

        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_slab.WorkingDirectory));
    }

    [Fact]
    public async Task NothingIsOverwritten()
    {
        await _slab.RunAsync(0, "new", "plugin", "MyModel", "--output", "mine");
        File.WriteAllText(_slab.PathOf("mine/MyModel/src/MyModelModel.cs"), "my work");

        var again = await _slab.RunAsync(2, "new", "plugin", "MyModel", "--output", "mine");

        Assert.Contains("nothing was written", again.Error, StringComparison.Ordinal);
        Assert.Equal("my work", _slab.Read("mine/MyModel/src/MyModelModel.cs"));
    }

    [Fact]
    public async Task TheTemplateHasNoNameLeftAndTheVersionsOfThisRepository()
    {
        await _slab.RunAsync(0, "new", "plugin", "MyModel");

        string[] files = [.. Directory.GetFiles(_slab.PathOf("MyModel"), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".nupkg")];
        Assert.All(files, file => Assert.DoesNotContain("__", file + File.ReadAllText(file), StringComparison.Ordinal));
        var central = XDocument.Load(PathOf("../../Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(
            package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value.Trim('[', ']'));
        foreach (var package in XDocument.Load(_slab.PathOf("MyModel/tests/MyModel.Tests.csproj")).Descendants("PackageReference"))
        {
            string id = package.Attribute("Include")!.Value;
            if (!id.StartsWith("ScalingLab.", StringComparison.Ordinal)) Assert.Equal(central[id], package.Attribute("Version")!.Value);
        }
    }

    private static string PathOf(string file, [CallerFilePath] string caller = "") => Path.GetFullPath(file, Path.GetDirectoryName(caller)!);
}
