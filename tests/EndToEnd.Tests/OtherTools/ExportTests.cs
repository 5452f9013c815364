using System.Globalization;
using ScalingLab.Testing;

namespace EndToEnd.Tests.OtherTools;

/// <summary>Exports as other programs read them.</summary>
public sealed class ExportTests : IDisposable
{
    /// <summary>Prints what numpy.load finds, numbers with all digits.</summary>
    private const string PrintArrays = """
        import sys, numpy
        with numpy.load(sys.argv[1]) as file:
            for name in file:
                array = file[name]
                print(name, array.dtype.str, 'x'.join(map(str, array.shape)), ' '.join(repr(float(x)) if array.dtype.kind == 'f' else str(x) for x in array.ravel()), sep='|')
        """;

    /// <summary>
    /// Reads a file store by the rules of MLflow's own FileStore: a meta.yaml in every folder, ids that agree with the folders' names, statuses 1 to 5, names of
    /// letters, digits and _-. /, parameters of one line, metrics of lines 'timestamp value step'. Prints a line per metric with its last value.
    /// </summary>
    private const string ReadStore = """
        import os, re, sys, urllib.parse, urllib.request, yaml
        root = sys.argv[1]
        def meta(*parts):
            with open(os.path.join(root, *parts, 'meta.yaml'), encoding='utf-8') as file: return yaml.safe_load(file)
        def path(uri): return urllib.request.url2pathname(urllib.parse.urlparse(uri).path)
        for experiment in sorted(os.listdir(root)):
            if experiment == '.trash': continue
            info = meta(experiment)
            assert info['experiment_id'] == experiment and info['lifecycle_stage'] == 'active' and os.path.samefile(path(info['artifact_location']), os.path.join(root, experiment)), info
            for run in sorted(os.listdir(os.path.join(root, experiment))):
                if run in ('meta.yaml', 'tags'): continue
                assert re.fullmatch('[0-9a-f]{32}', run), run
                info = meta(experiment, run)
                assert info['run_id'] == info['run_uuid'] == run and info['experiment_id'] == experiment and info['status'] in (1, 2, 3, 4, 5), info
                assert info['start_time'] <= info['end_time'] and info['source_type'] == 4 and os.path.isdir(path(info['artifact_uri'])), info
                for kind in ('params', 'tags', 'metrics'):
                    for name in os.listdir(os.path.join(root, experiment, run, kind)):
                        assert re.fullmatch(r'[/\w.\- ]+', name), name
                        with open(os.path.join(root, experiment, run, kind, name), encoding='utf-8') as file: lines = file.read().split('\n')
                        if kind == 'params': assert len(lines) == 1 and len(lines[0]) <= 6000, (name, lines)
                        if kind != 'metrics': continue
                        assert lines.pop() == '', name
                        points = [(int(step), int(time), float(value)) for time, value, step in (line.split(' ') for line in lines)]
                        assert points, name
                        print(info['run_name'], info['status'], name, len(points), max(points)[0], repr(max(points)[2]), sep='|')
        """;

    private readonly Slab _slab = new();

    public ExportTests() => _slab.Write("e.yaml", SmallExperiment.Text());

    public void Dispose() => _slab.Dispose();

    /// <summary>NumPy reads the arrays, and every number is that of curves.csv, which has 17 digits.</summary>
    [Fact]
    public async Task NumPyReadsTheArrays()
    {
        string python = await OtherTool.PythonWithAsync("numpy");
        await _slab.RunAsync(0, "run", "e.yaml");
        await _slab.RunAsync(0, "export", "e.yaml", "--to", "npz", "--output", "arrays");
        byte[] first = File.ReadAllBytes(_slab.PathOf("arrays/small.npz"));
        await _slab.RunAsync(0, "export", "e.yaml", "--to", "npz", "--output", "arrays");

        Assert.Equal(first, File.ReadAllBytes(_slab.PathOf("arrays/small.npz")));
        var run = await ProcessRun.RunAsync(python, ["-c", PrintArrays, _slab.PathOf("arrays/small.npz")], _slab.WorkingDirectory);
        Assert.True(run.ExitCode == 0, run.Error);
        var arrays = run.Output.Trim().Split('\n').Select(line => line.Split('|')).ToDictionary(parts => parts[0], parts => parts[1..]);
        Assert.Equal(["<f8", "4x30"], arrays["simulation/test-loss"][..2]);
        Assert.Equal(["<f8", "4", "1.0 1.0 2.0 2.0"], arrays["simulation/eigenvalues"]);
        Assert.Equal(["<i8", "4", "0 1 0 1"], arrays["simulation/replica"]);
        Assert.Equal("4x30", arrays["theory/student-teacher[1,2]"][1]);
        string[] expected = [.. _slab.Read("results/small/curves.csv").Split('\n').Where(line => line.StartsWith("simulation,", StringComparison.Ordinal) && line.Contains(",test-loss,", StringComparison.Ordinal))
            .Select(line => line.Split(',')[^1])];
        Assert.Equal(expected.Select(Number), arrays["simulation/test-loss"][2].Split(' ').Select(Number));
    }

    [Fact]
    public async Task ATablePerBlockHasAColumnPerObservable()
    {
        await _slab.RunAsync(0, "run", "e.yaml");
        var run = await _slab.RunAsync(0, "export", "e.yaml", "--to", "csv");

        Assert.Contains("simulation.csv", run.Output, StringComparison.Ordinal);
        string[] lines = _slab.Read("results/small/export/simulation.csv").TrimEnd('\n').Split('\n');
        Assert.StartsWith("eigenvalues,replica,alpha,test-loss,\"student-teacher[1,1]\"", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + (4 * 30), lines.Length);
        Assert.Equal(1 + (4 * 30), _slab.Read("results/small/export/theory.csv").TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task WithoutResultsItSaysWhatMakesThem()
    {
        Assert.Contains("'slab run' makes them", (await _slab.RunAsync(2, "export", "e.yaml", "--to", "npz")).Error, StringComparison.Ordinal);
        Assert.Contains("mlflow:DIR", (await _slab.RunAsync(2, "run", "e.yaml", "--log-to", "elsewhere")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnMlflowStoreHasARunPerRunAndOneWithTheFindings()
    {
        string python = await OtherTool.PythonWithAsync("yaml");
        await _slab.RunAsync(0, "run", "e.yaml", "--log-to", "mlflow:store");
        string[] first = await StoreAsync(python);
        await _slab.RunAsync(0, "run", "e.yaml", "--log-to", "mlflow:store");

        Assert.Equal(first, await StoreAsync(python));
        Assert.Contains(first, line => line.StartsWith("simulation (eigenvalues = 2), replica 1|3|test-loss|30|29|", StringComparison.Ordinal));
        Assert.Contains(first, line => line.StartsWith("theory (eigenvalues = 1), replica 0|3|clock.alpha|30|29|100.0", StringComparison.Ordinal));
        Assert.Contains(first, line => line.StartsWith("findings|3|fall.exponent|2|1|", StringComparison.Ordinal));
        Assert.Equal(9, first.Select(line => line.Split('|')[0]).Distinct().Count());
        Assert.Single(Directory.GetFiles(_slab.PathOf("store"), "report.html", SearchOption.AllDirectories));
    }

    private async Task<string[]> StoreAsync(string python)
    {
        var run = await ProcessRun.RunAsync(python, ["-c", ReadStore, _slab.PathOf("store")], _slab.WorkingDirectory);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output.Trim().Split('\n');
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
