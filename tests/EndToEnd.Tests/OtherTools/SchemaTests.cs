using System.Runtime.CompilerServices;
using ScalingLab.Testing;

namespace EndToEnd.Tests.OtherTools;

/// <summary>The schema as an editor uses it: an independent validator of JSON Schema on what an independent YAML reader reads.</summary>
public sealed class SchemaTests : IDisposable
{
    /// <summary>
    /// Reads YAML as editors do, by the core schema of YAML 1.2: 1e6 is a number, yes is a text. PyYAML alone follows YAML 1.1.
    /// </summary>
    private const string Validator = """
        import json, re, sys, yaml, jsonschema
        class Loader(yaml.SafeLoader): pass
        Loader.yaml_implicit_resolvers = {}
        for tag, pattern, first in [
            ('tag:yaml.org,2002:bool', r'^(?:true|false)$', 'tf'),
            ('tag:yaml.org,2002:null', r'^(?:null|~|)$', ['n', '~', '']),
            ('tag:yaml.org,2002:int', r'^[-+]?[0-9]+$', '-+0123456789'),
            ('tag:yaml.org,2002:float', r'^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$', '-+.0123456789'),
            ('tag:yaml.org,2002:merge', r'^<<$', '<')]:
            Loader.add_implicit_resolver(tag, re.compile(pattern), list(first))
        Loader.add_constructor('tag:yaml.org,2002:int', lambda loader, node: int(node.value))
        Loader.add_constructor('tag:yaml.org,2002:float', lambda loader, node: float(node.value))
        with open(sys.argv[1], encoding='utf-8') as file: schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for path in sys.argv[2:]:
            with open(path, encoding='utf-8') as file: value = yaml.load(file, Loader)
            for error in validator.iter_errors(value): print(f'{path}: {error.json_path}: {error.message[:300]}')
        """;

    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Fact]
    public async Task EveryShippedExperimentFollowsIt() =>
        Assert.Equal("", await ProblemsAsync(Directory.GetFiles(PathOf("../../../experiments"), "*.yaml", SearchOption.AllDirectories)));

    [Theory]
    [InlineData("learning-rate: \"${eta}\"", "learning-rte: \"${eta}\"")]
    [InlineData("hidden-units: 2, learning-rate", "hidden-units: two, learning-rate")]
    [InlineData("use: committee-machine,", "use: comittee-machine,")]
    [InlineData("like: simulation", "lke: simulation")]
    public async Task AMistakeIsUnderlined(string right, string wrong)
    {
        Assert.Contains(right, SmallExperiment.Text(), StringComparison.Ordinal);
        Assert.Equal("", await ProblemsAsync([_slab.Write("right.yaml", SmallExperiment.Text())]));
        Assert.NotEqual("", await ProblemsAsync([_slab.Write("wrong.yaml", SmallExperiment.Text().Replace(right, wrong, StringComparison.Ordinal))]));
    }

    private async Task<string> ProblemsAsync(string[] files)
    {
        string python = await OtherTool.PythonWithAsync("jsonschema", "yaml");
        string schema = _slab.Write("schema.json", (await _slab.RunAsync(0, "schema")).Output);
        var run = await ProcessRun.RunAsync(python, ["-c", Validator, schema, .. files], _slab.WorkingDirectory, new Dictionary<string, string?> { ["PYTHONUTF8"] = "1" });
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    private static string PathOf(string file, [CallerFilePath] string caller = "") => Path.GetFullPath(file, Path.GetDirectoryName(caller)!);
}
