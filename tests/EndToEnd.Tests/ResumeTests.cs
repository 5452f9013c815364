using ScalingLab.Testing;

namespace EndToEnd.Tests;

/// <summary>What is stored is never executed again, and nothing changes a curve.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Fact]
    public async Task Running_again_executes_nothing_and_says_so()
    {
        _slab.Write("e.yaml", SmallExperiment.Text());

        var first = await _slab.RunAsync(0, "run", "e.yaml");
        var second = await _slab.RunAsync(0, "run", "e.yaml");

        Assert.Contains("small: 8 executed, 0 reused, 0 failed", first.Output, StringComparison.Ordinal);
        Assert.Contains("small: nothing to execute, 8 reused, 0 failed", second.Output, StringComparison.Ordinal);
        foreach (string file in (string[])["curves.csv", "findings.csv", "findings.json", "figures/curves.svg", "report.html"])
            Assert.True(File.Exists(_slab.PathOf($"results/small/{file}")), file);
    }

    [Fact]
    public async Task Widening_the_sweep_runs_the_new_points_only()
    {
        _slab.Write("e.yaml", SmallExperiment.Text());
        await _slab.RunAsync(0, "run", "e.yaml");
        _slab.Write("e.yaml", "# a comment, another order of the values\n" + SmallExperiment.Text("[4, 2, 1.0]"));

        var widened = await _slab.RunAsync(0, "run", "e.yaml");

        Assert.Contains("small: 4 executed, 8 reused, 0 failed", widened.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_record_is_executed_again_and_no_other()
    {
        _slab.Write("e.yaml", SmallExperiment.Text());
        await _slab.RunAsync(0, "run", "e.yaml");
        string curves = _slab.Read("results/small/curves.csv");
        File.Delete(Directory.GetFiles(_slab.PathOf("results/small/runs"))[3]);

        var again = await _slab.RunAsync(0, "run", "e.yaml");

        Assert.Contains("small: 1 executed, 7 reused, 0 failed", again.Output, StringComparison.Ordinal);
        Assert.Equal(curves, _slab.Read("results/small/curves.csv"));
    }

    [Fact]
    public async Task Curves_are_the_same_bytes_for_any_number_of_jobs_and_for_shards()
    {
        _slab.Write("e.yaml", SmallExperiment.Text());
        await _slab.RunAsync(0, "run", "e.yaml", "--jobs", "1", "--out", "one");
        await _slab.RunAsync(0, "run", "e.yaml", "--jobs", "2", "--out", "two");
        await _slab.RunAsync(0, "run", "e.yaml", "--shard", "1/2", "--out", "shards");
        Assert.False(File.Exists(_slab.PathOf("shards/small/curves.csv")));
        await _slab.RunAsync(0, "run", "e.yaml", "--shard", "2/2", "--out", "shards");
        var collected = await _slab.RunAsync(0, "collect", "e.yaml", "--out", "shards");

        Assert.Contains("8 reused", collected.Output, StringComparison.Ordinal);
        Assert.Equal(_slab.Read("one/small/curves.csv"), _slab.Read("two/small/curves.csv"));
        Assert.Equal(_slab.Read("one/small/curves.csv"), _slab.Read("shards/small/curves.csv"));
        Assert.Equal(_slab.Read("one/small/figures/curves.svg"), _slab.Read("two/small/figures/curves.svg"));
    }

    [Fact]
    public async Task The_first_observation_of_the_theory_is_the_start_of_its_simulation()
    {
        // Oracle: the theory rebuilds the initial overlaps from the same random streams, so that both start at the same test loss.
        _slab.Write("e.yaml", SmallExperiment.Text().Replace("at: logspace(0.1, 100, 30)", "at: [0, 1]", StringComparison.Ordinal));
        await _slab.RunAsync(0, "run", "e.yaml");

        string[] starts = [.. _slab.Read("results/small/curves.csv").Split('\n').Where(line => line.Contains(",alpha,0,test-loss,", StringComparison.Ordinal))];

        Assert.Equal(8, starts.Length);
        foreach (string simulation in starts.Where(line => line.StartsWith("simulation", StringComparison.Ordinal)))
        {
            string theory = starts.Single(line => line.StartsWith(simulation.Replace("simulation", "theory", StringComparison.Ordinal)[..^simulation.Split(',')[^1].Length], StringComparison.Ordinal));
            Assert.Equal(Value(simulation), Value(theory), 1e-14);
        }

        static double Value(string line) => double.Parse(line.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Several_files_run_one_after_another_and_all_are_checked_before_any_runs()
    {
        _slab.Write("a.yaml", SmallExperiment.Text("[1]"));
        _slab.Write("b.yaml", SmallExperiment.Text("[2]"));
        var shared = await _slab.RunAsync(2, "run", "a.yaml", "b.yaml");
        _slab.Write("b.yaml", SmallExperiment.Text("[2]").Replace("experiment: small", "experiment: other", StringComparison.Ordinal));
        _slab.Write("wrong.yaml", "experiment: wrong\n");
        await _slab.RunAsync(2, "run", "a.yaml", "wrong.yaml");
        Assert.False(Directory.Exists(_slab.PathOf("results")));

        var both = await _slab.RunAsync(0, "run", "a.yaml", "b.yaml");

        Assert.Contains("have one id, 'small'", shared.Error, StringComparison.Ordinal);
        Assert.Contains("small: 4 executed", both.Output, StringComparison.Ordinal);
        Assert.Contains("other: 4 executed", both.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_and_explain_tell_what_is_left_and_why()
    {
        _slab.Write("e.yaml", SmallExperiment.Text());
        await _slab.RunAsync(0, "run", "e.yaml");
        _slab.Write("e.yaml", SmallExperiment.Text("[1, 2, 4]"));

        var plan = await _slab.RunAsync(0, "plan", "e.yaml");
        var explained = await _slab.RunAsync(0, "explain", "e.yaml");

        Assert.Contains("simulation   committee-machine       3        6      4      0        2", plan.Output, StringComparison.Ordinal);
        string[] missing = [.. explained.Output.Split('\n').Where(line => line.Contains("to be executed", StringComparison.Ordinal))];
        Assert.Equal(4, missing.Length);
        Assert.All(missing, line => Assert.Contains("data.options.eigenvalues (", line, StringComparison.Ordinal));
        Assert.All(missing, line => Assert.Contains("not run yet", line, StringComparison.Ordinal));
        Assert.Equal(8, explained.Output.Split('\n').Count(line => line.EndsWith(": reused", StringComparison.Ordinal)));
        var changed = await _slab.RunAsync(0, "explain", "e.yaml", "--set", "parameters.eta=0.4");
        Assert.Contains("no longer in the plan differs in model.options.learning-rate (0.5 -> 0.4)", changed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_set_on_the_command_line_that_is_swept_is_refused()
    {
        _slab.Write("e.yaml", SmallExperiment.Text().Replace("sweep: { eigenvalues: [1, 2] }", "sweep: { eigenvalues: [1, 2], eta: [0.1, 0.2] }", StringComparison.Ordinal));

        var run = await _slab.RunAsync(2, "validate", "e.yaml", "--set", "parameters.eta=99");

        Assert.Contains("'eta' is swept", run.Error, StringComparison.Ordinal);
        await _slab.RunAsync(0, "validate", "e.yaml", "--set", "sweep.eta=[0.3]");
    }

    [Fact]
    public async Task A_swept_name_that_nothing_uses_is_refused_even_where_it_is_a_parameter()
    {
        _slab.Write("e.yaml", SmallExperiment.Text().Replace("sweep: { eigenvalues: [1, 2] }", "sweep: { eigenvalues: [1, 2], eta: [0.1, 0.2] }", StringComparison.Ordinal)
            .Replace("learning-rate: \"${eta}\"", "learning-rate: 0.1", StringComparison.Ordinal));

        var run = await _slab.RunAsync(2, "validate", "e.yaml");

        Assert.Contains("nothing uses the swept name 'eta'", run.Error, StringComparison.Ordinal);
    }
}
