using System.Reflection;

namespace ScalingLab.Sdk.Tests;

public sealed class ReferencesTests
{
    /// <summary>Whatever the SDK references, every plugin shares with the host in the host's version; so it references almost nothing.</summary>
    [Fact]
    public void TheSdkReferencesTheFrameworkAndTheDependencyInjectionAbstractionsOnly()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] others = [.. typeof(IPlugin).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !File.Exists(Path.Combine(framework, name + ".dll")))];

        Assert.Equal(["Microsoft.Extensions.DependencyInjection.Abstractions"], others);
    }

    [Fact]
    public void TheAbstractionsReferenceTheFrameworkOnly()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Assembly abstractions = typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection).Assembly;
        Assert.All(abstractions.GetReferencedAssemblies(), reference => Assert.True(File.Exists(Path.Combine(framework, reference.Name + ".dll"))));
    }

    [Fact]
    public void EveryTypeStandsInOneNamespace() =>
        Assert.All(typeof(IPlugin).Assembly.GetExportedTypes(), type => Assert.Equal("ScalingLab.Sdk", type.Namespace));
}
