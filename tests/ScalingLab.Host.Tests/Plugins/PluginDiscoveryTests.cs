using System.Runtime.Loader;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Host.Components;
using ScalingLab.Host.Plugins;
using ScalingLab.Sdk;
using ScalingLab.Testing;

namespace ScalingLab.Host.Tests.Plugins;

/// <summary>Real plugins, compiled outside the solution, in real folders.</summary>
public sealed class PluginDiscoveryTests(OutsidePluginsFixture outside) : IClassFixture<OutsidePluginsFixture>
{
    [Fact]
    public void ADropInPluginIsLoadedFromItsSingleFile()
    {
        using PluginDirectory folder = new();
        ComponentCatalog catalog = folder.Bare(outside.NoisyPowerLaw).Load();

        PluginStatus status = Assert.Single(catalog.Plugins);
        Assert.Equal(
            new PluginStatus("NoisyPowerLaw", Path.Combine(folder.Path, "NoisyPowerLaw.dll"), PluginState.Loaded, "", "0.3.1", "1.0.0", 1),
            status);
        Component model = Assert.Single(catalog.Components);
        Assert.Same(model, catalog.Find(ComponentKind.Model, "noisy-power-law"));
        Assert.Equal("step", model.Clock);
        Assert.Equal([typeof(ITestLoss)], model.Provides);
        Assert.Empty(model.Needs);
        Assert.Equal("NoisyPowerLawOptions", model.OptionsType.Name);
        Assert.Equal("0.3.1", model.Plugin.Version);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(status.Path))), model.Plugin.Sha256);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ItsOwnCopiesOfTheSharedAssembliesAreIgnored(bool withDependencyList)
    {
        using PluginDirectory folder = new();
        string[] beside = [typeof(IPlugin).Assembly.Location, typeof(IServiceCollection).Assembly.Location];
        if (withDependencyList) beside = [.. beside, Path.ChangeExtension(outside.NoisyPowerLaw, ".deps.json")];
        ComponentCatalog catalog = folder.Folder(outside.NoisyPowerLaw, beside).Load();

        Component model = Assert.Single(catalog.Components);
        Assert.True(model.Type.IsAssignableTo(typeof(IModel)));
        Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(model.Type.Assembly));
        Assert.False(AssemblyLoadContext.GetLoadContext(model.Type.Assembly)!.IsCollectible);
    }

    [Fact]
    public void TheSharedAssembliesAreTheHostsWhateverVersionIsAskedFor()
    {
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(new LoadContextPluginLoader().Load(outside.NoisyPowerLaw))!;
        Assert.Same(
            typeof(IServiceCollection).Assembly,
            context.LoadFromAssemblyName(new("Microsoft.Extensions.DependencyInjection.Abstractions, Version=99.0.0.0")));
        Assert.Same(typeof(IPlugin).Assembly, context.LoadFromAssemblyName(new("ScalingLab.Sdk, Version=0.1.0.0")));
    }

    [Fact]
    public void TwoPluginsUseTwoVersionsOfOneLibrary()
    {
        using PluginDirectory folder = new();
        ComponentCatalog catalog = folder
            .Folder(outside.Odd("UsesFirstLibrary"), outside.Library(1))
            .Folder(outside.Odd("UsesSecondLibrary"), outside.Library(2))
            .Load();

        Assert.All(catalog.Plugins, plugin => Assert.Equal(PluginState.Loaded, plugin.State));
        Assert.Equal(["first-edition", "second-edition-3"], catalog.Components.Select(component => component.Name));
        Assert.Equal(["first-edition", "second-edition-4"], catalog.Components.Select(ExtensionOf));
    }

    [Fact]
    public void ABarePluginFindsItsLibraryBesideIt()
    {
        using PluginDirectory folder = new();
        ComponentCatalog catalog = folder.Bare(outside.Odd("UsesFirstLibrary")).Bare(outside.Library(1)).Load();

        Assert.Equal("UsesFirstLibrary", Assert.Single(catalog.Plugins).Name);
        Assert.Equal("first-edition", ExtensionOf(Assert.Single(catalog.Components)));
    }

    [Fact]
    public void ANativeLibraryIsFoundBesideThePlugin()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The framework's native library that stands in for the plugin's own is one of Unix.");
        string extension = OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        using PluginDirectory folder = new();
        folder.Folder(outside.Odd("UsesNative"));
        File.Copy(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native" + extension),
            Path.Combine(folder.Path, "UsesNative", "libplugin-native" + extension));

        Component renderer = Assert.Single(folder.Load().Components);
        Assert.Equal(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), ExtensionOf(renderer));
    }

    [Fact]
    public void AMissingDependencyIsNamedWithThePlaceAndTheRemedy()
    {
        using PluginDirectory folder = new();
        PluginStatus status = Assert.Single(folder.Folder(outside.Odd("UsesFirstLibrary")).Load().Plugins);

        Assert.Equal(PluginState.Failed, status.State);
        Assert.Equal(
            $"Its dependency Library.dll (version 1.0.0.0) is missing; looked for in {Path.Combine(folder.Path, "UsesFirstLibrary")}. "
            + "Copy it beside UsesFirstLibrary.dll; a build with <EnableDynamicLoading>true</EnableDynamicLoading> "
            + "puts all dependencies into its output folder.",
            status.Reason);
    }

    [Fact]
    public void TheHostsOwnLibrariesAreNotForPlugins()
    {
        using PluginDirectory folder = new();
        PluginStatus status = Assert.Single(folder.Folder(outside.Odd("UsesHostLibrary")).Load().Plugins);

        Assert.Equal(PluginState.Failed, status.State);
        Assert.StartsWith("Its dependency YamlDotNet.dll (version 16.0.0.0) is missing", status.Reason, StringComparison.Ordinal);
        Assert.Contains("slab's own copy is not for plugins", status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedListOfDependenciesIsNamed()
    {
        using PluginDirectory folder = new();
        folder.Folder(outside.NoisyPowerLaw);
        File.WriteAllText(Path.Combine(folder.Path, "NoisyPowerLaw", "NoisyPowerLaw.deps.json"), "{ \"runtimeTarget\": ");
        PluginStatus status = Assert.Single(folder.Load().Plugins);

        Assert.Equal(PluginState.Failed, status.State);
        Assert.Equal("NoisyPowerLaw.deps.json is damaged; copy the file that the build of the plugin wrote, or remove it.", status.Reason);
        Assert.Contains("noisy-power-law", status.Mentions);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void ATruncatedAssemblyIsToldApart(double part)
    {
        using PluginDirectory folder = new();
        byte[] whole = File.ReadAllBytes(outside.NoisyPowerLaw);
        File.WriteAllBytes(Path.Combine(folder.Path, "NoisyPowerLaw.dll"), whole[..(int)(part * whole.Length)]);
        PluginStatus status = Assert.Single(folder.Load().Plugins);

        Assert.True(status.IsBroken);
        Assert.True(status.Reason.Contains("not a .NET assembly", StringComparison.Ordinal) || status.Reason.Contains("damaged", StringComparison.Ordinal), status.Reason);
    }

    [Theory]
    [InlineData("NeedsNewerMinor", "1.9.0")]
    [InlineData("NeedsNewerMajor", "2.0.0")]
    public void APluginForANewerSdkIsRefusedBeforeItIsLoaded(string name, string sdk)
    {
        using PluginDirectory folder = new();
        NoLoader loader = new();
        ComponentCatalog catalog = PluginDiscovery.Load(
            new PluginSearch([new PluginFolder(folder.Folder(outside.Odd(name)).Path)]), loader, []);

        PluginStatus status = Assert.Single(catalog.Plugins);
        Assert.Equal(PluginState.Refused, status.State);
        Assert.Equal(sdk, status.SdkVersion);
        Assert.Equal(
            $"It was built against ScalingLab.Sdk {sdk}; this slab offers 1.0.0 and accepts 1.0 to 1.0. "
            + "Update slab, or rebuild the plugin against ScalingLab.Sdk 1.0.",
            status.Reason);
        Assert.Equal([status], catalog.BrokenPluginsWith("attention-model"));
        Assert.Empty(catalog.BrokenPluginsWith("another-model"));
    }

    [Theory]
    [InlineData("ThrowsInRegister", "ThrowsInRegister.Register failed: InvalidOperationException: The licence has run out.")]
    [InlineData("ThrowsInConstructor", "The constructor of ThrowsInConstructor failed: NotSupportedException: Only on Sundays.")]
    [InlineData("TwoPlugins", "It has 2 public classes that implement IPlugin: FirstOfTwo, SecondOfTwo. Keep one.")]
    [InlineData("HiddenPlugin", "HiddenPlugin implements IPlugin, but is not public.")]
    [InlineData("OnlyTypes", "No public class in it implements IPlugin; add one that registers the components.")]
    public void APluginThatCannotBeUsedFailsWithTheReasonAndLeavesNothing(string name, string reason)
    {
        using PluginDirectory folder = new();
        ComponentCatalog catalog = folder.Folder(outside.Odd(name)).Load();

        PluginStatus status = Assert.Single(catalog.Plugins);
        Assert.Equal(PluginState.Failed, status.State);
        Assert.Equal(reason, status.Reason);
        Assert.Empty(catalog.Components);
    }

    [Fact]
    public void APluginThatRegistersNothingIsReported()
    {
        using PluginDirectory folder = new();
        PluginStatus status = Assert.Single(folder.Bare(outside.Odd("RegistersNothing")).Load().Plugins);

        Assert.Equal(PluginState.Empty, status.State);
        Assert.StartsWith("It registered 0 components; RegistersNothing.Register must call AddModel", status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void OfTwoPluginsThatRegisterOneNameTheLaterFailsAsAWhole()
    {
        using PluginDirectory folder = new();
        ComponentCatalog catalog = folder.Bare(outside.Odd("ContestedFirst")).Bare(outside.Odd("ContestedSecond")).Load();

        Assert.Equal([PluginState.Loaded, PluginState.Failed], catalog.Plugins.Select(plugin => plugin.State));
        Assert.Equal(
            "ContestedSecond registers 'contested', which ContestedFirst registered before it. "
            + "Names are unique over all plugins: rename one of the two, or remove one of the plugins.",
            catalog.Plugins[1].Reason);
        Assert.Equal("first", ExtensionOf(Assert.Single(catalog.Components)));
        Assert.Equal([catalog.Plugins[1]], catalog.BrokenPluginsWith("uncontested"));
    }

    [Fact]
    public void BrokenPluginsDoNotStopTheOthers()
    {
        using PluginDirectory folder = new();
        folder.Bare(outside.NoisyPowerLaw);
        foreach (string name in (string[])["NeedsNewerMajor", "ThrowsInRegister", "ThrowsInConstructor", "TwoPlugins", "UsesFirstLibrary"])
            folder.Folder(outside.Odd(name));
        File.WriteAllText(Path.Combine(folder.Path, "AAA.dll"), "a text");
        ComponentCatalog catalog = folder.Load();

        Assert.Equal("noisy-power-law", Assert.Single(catalog.Components).Name);
        Assert.Equal(6, catalog.Plugins.Count(plugin => plugin.IsBroken && plugin.Reason.Length > 0));
    }

    [Fact]
    public void ThePluginsBesideTheProgramLoadWithTheirOwnNumerics()
    {
        ComponentCatalog catalog = PluginDirectory.Load(new PluginSearch([new PluginFolder(HostOutput.Plugins)]));
        Assert.Contains("CommitteeMachine", catalog.Plugins.Select(plugin => plugin.Name));
        Assert.DoesNotContain(catalog.Plugins, plugin => plugin.State is PluginState.Failed or PluginState.Refused);

        string assembly = Path.Combine(HostOutput.Plugins, "CommitteeMachine", "CommitteeMachine.dll");
        var context = AssemblyLoadContext.GetLoadContext(new LoadContextPluginLoader().Load(assembly))!;
        Assert.Equal(
            Path.Combine(HostOutput.Plugins, "CommitteeMachine", "ScalingLab.Numerics.dll"),
            context.LoadFromAssemblyName(new("ScalingLab.Numerics")).Location);
    }

    [Fact]
    public void OfOneNameThePluginInTheLaterFolderIsUsed()
    {
        using PluginDirectory general = new();
        using PluginDirectory explicitly = new();
        general.Bare(outside.NoisyPowerLaw).Bare(outside.Odd("ContestedFirst"));
        explicitly.Folder(outside.NoisyPowerLaw);
        ComponentCatalog catalog = PluginDirectory.Load(
            new PluginSearch([new PluginFolder(general.Path), new PluginFolder(explicitly.Path, PluginSearch.Option)]));

        string used = Path.Combine(explicitly.Path, "NoisyPowerLaw", "NoisyPowerLaw.dll");
        Assert.Equal([PluginState.Loaded, PluginState.Shadowed, PluginState.Loaded], catalog.Plugins.Select(plugin => plugin.State));
        Assert.Equal(used, catalog.Plugins[2].Path);
        Assert.Equal($"{used} is used instead: of two plugins with one name the folder searched later wins.", catalog.Plugins[1].Reason);
        Assert.Equal(2, catalog.Components.Count);
    }

    [Fact]
    public void InOneFolderTheSubfolderIsUsed()
    {
        using PluginDirectory folder = new();
        ComponentCatalog catalog = folder.Bare(outside.NoisyPowerLaw).Folder(outside.NoisyPowerLaw).Load();

        PluginStatus loaded = Assert.Single(catalog.Plugins, plugin => plugin.State == PluginState.Loaded);
        Assert.Equal(Path.Combine(folder.Path, "NoisyPowerLaw", "NoisyPowerLaw.dll"), loaded.Path);
    }

    [Fact]
    public void AnAssemblyThatUsesTheSdkBesideABarePluginIsTakenForALibrary()
    {
        using PluginDirectory folder = new();
        ComponentCatalog catalog = folder.Bare(outside.NoisyPowerLaw).Bare(outside.Odd("OnlyTypes")).Load();

        PluginStatus library = Assert.Single(catalog.Plugins, plugin => plugin.Name == "OnlyTypes");
        Assert.Equal(PluginState.Ignored, library.State);
        Assert.False(library.IsBroken);
    }

    private static string ExtensionOf(Component component)
    {
        using ComponentScope<IFigureRenderer> scope = new(component);
        return scope.Instance.Extension;
    }

    private sealed class NoLoader : IPluginLoader
    {
        public System.Reflection.Assembly Load(string assemblyPath) => throw new InvalidOperationException("It must not be loaded.");
    }
}
