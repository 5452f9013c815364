using System.IO.Compression;
using System.Xml.Linq;
using ScalingLab.Testing;

namespace EndToEnd.Tests;

/// <summary>The packages that lie beside the program for plugin authors.</summary>
public sealed class PackagesTests
{
    [Theory]
    [InlineData("ScalingLab.Sdk", "Microsoft.Extensions.DependencyInjection.Abstractions")]
    [InlineData("ScalingLab.Numerics", "MathNet.Numerics", "ScalingLab.Sdk")]
    [InlineData("ScalingLab.Sdk.Testing", "MathNet.Numerics", "Microsoft.Extensions.DependencyInjection", "ScalingLab.Numerics", "ScalingLab.Sdk")]
    public void APackageHasItsDocumentationItsMetadataAndItsDependencies(string id, params string[] dependencies)
    {
        string file = Assert.Single(Directory.GetFiles(Path.Combine(HostOutput.Folder, "packages"), id + ".1.*.nupkg"));
        using var package = ZipFile.OpenRead(file);

        Assert.Subset(
            package.Entries.Select(entry => entry.FullName).ToHashSet(),
            new HashSet<string> { "README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml" });
        using var stream = package.GetEntry(id + ".nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string Text(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal("README.md", Text("readme"));
        Assert.Equal("MIT", Text("license"));
        Assert.True(Text("description").Length > 40);
        Assert.Equal(
            dependencies,
            metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal));
    }
}
