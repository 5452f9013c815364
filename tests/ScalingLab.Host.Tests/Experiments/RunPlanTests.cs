using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Run keys: what they are made of, and what they do not depend on.</summary>
public sealed class RunPlanTests
{
    [Fact]
    public void Runs_are_points_times_replicas()
    {
        IReadOnlyList<PlannedRun> plan = Plan(Sample.Text);
        Assert.Equal((4 * 4) + 4, plan.Count);
        Assert.Equal(plan.Count, plan.Select(run => run.Key).Distinct().Count());
        Assert.Equal([0, 1, 2, 3, 0], plan.Take(5).Select(run => run.Replica));
        Assert.All(plan, run => Assert.Matches("^[0-9a-f]{64}$", run.Key));
    }

    [Fact]
    public void A_key_is_the_hash_of_the_inputs()
    {
        Experiment experiment = Sample.Valid(Sample.Text);
        Assert.All(RunPlan.Create(experiment), run =>
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RunInputs.ToJson(run, experiment.Seed)))), run.Key));
    }

    /// <summary>Stored runs are found by this text; a change of it makes every result be computed again.</summary>
    [Fact]
    public void The_inputs_are_canonical()
    {
        Experiment experiment = Sample.Valid(Sample.With("at: logspace(0.1, 2000, 120)", "at: [1, 1.5, 2000]"));
        Assert.Equal(
            """{"data":{"options":{"activation":"erf","dimension":1024,"eigenvalues":4,"hidden-units":2,"spectrum-exponent":1},"use":"gaussian-committee","version":1},"""
            + "\"model\"" + """:{"options":{"hidden-units":2,"init-scale":0.01,"learning-rate":0.1,"student-output-scale":null},"use":"committee-machine","version":3},"""
            + "\"observe\"" + """:[{"options":{},"use":"test-loss","version":1},{"options":{"diagonal":false},"use":"order-parameters","version":1}],"""
            + "\"replica\"" + """:1,"schema-version":1,"seed":20240917,"streams":"shared","times":[1,1.5,2000],"until":2000}""",
            RunInputs.ToJson(RunPlan.Create(experiment)[9], experiment.Seed));
    }

    [Theory]
    [InlineData("# yaml-language-server: $schema=../slab.schema.json\n", "# another comment\n\n")]
    [InlineData("experiment: plateau-length", "experiment: another")]
    [InlineData("until: 2000\n", "until: 2e3    # the same\n")]
    [InlineData("until: 2000\n", "until: \"${20*100}\"\n")]
    [InlineData("learning-rate: \"${eta}\", init-scale: 0.01", "init-scale: 1e-2, learning-rate: 0.1")]
    [InlineData("activation: erf,", "")]
    [InlineData("  simulation:\n", "  first:\n")]
    [InlineData("beta: 1\n", "beta: \"${2 - 1}\"\n  unused: 3\n")]
    public void Keys_do_not_depend_on_the_way_of_writing(string part, string other)
    {
        string text = Sample.With(part, other).Replace("simulation", part.Contains("simulation", StringComparison.Ordinal) ? "first" : "simulation", StringComparison.Ordinal);
        Assert.Equal(Plan(Sample.Text).Select(run => run.Key), Plan(text).Select(run => run.Key));
    }

    [Theory]
    [InlineData("seed: 20240917", "seed: 1")]
    [InlineData("until: 2000\n", "until: 1999\n")]
    [InlineData("logspace(0.1, 2000, 120)", "logspace(0.1, 2000, 121)")]
    [InlineData("spectrum-exponent: \"${beta}\"", "spectrum-exponent: 2")]
    [InlineData("learning-rate: \"${eta}\", init-scale: 0.01", "learning-rate: \"${eta}\", init-scale: 0.02")]
    [InlineData("[test-loss, order-parameters]", "[test-loss]")]
    [InlineData("replicas: 4\n", "replicas: 4\n    streams: per-point\n")]
    public void Keys_change_with_what_determines_the_curves(string part, string other) =>
        Assert.Empty(Plan(Sample.Text).Where(run => run.Block.Name == "simulation").Select(run => run.Key).Intersect(Plan(Sample.With(part, other)).Select(run => run.Key)));

    [Fact]
    public void A_wider_sweep_keeps_the_keys_of_its_points() =>
        Assert.Subset(Plan(Sample.With("[1, 2, 4, 8]", "[1, 2, 4, 8, 16]")).Select(run => run.Key).ToHashSet(), Plan(Sample.Text).Select(run => run.Key).ToHashSet());

    [Fact]
    public void Equal_runs_of_two_blocks_have_one_key()
    {
        IReadOnlyList<PlannedRun> plan = Plan(Sample.With("analyses:\n", "  again: { like: simulation, replicas: 2 }\n\nanalyses:\n"));
        Assert.Equal(20 + 8, plan.Count);
        Assert.Equal(20, plan.Select(run => run.Key).Distinct().Count());
    }

    [Fact]
    public void Per_point_streams_put_the_point_into_the_key()
    {
        const string Text = "experiment: e\nsweep: { trial: [1, 2] }\nruns: { only: { model: every-kind, until: 1, observe: test-loss, streams: per-point } }\n";
        Experiment experiment = Sample.Valid(Text);
        IReadOnlyList<PlannedRun> plan = RunPlan.Create(experiment);
        Assert.NotEqual(plan[0].Key, plan[1].Key);
        Assert.Equal("""{"trial":2}""", JsonNode.Parse(RunInputs.ToJson(plan[1], experiment.Seed))!["point"]!.ToJsonString());
    }

    [Fact]
    public void A_large_plan_has_the_keys_of_small_ones()
    {
        string large = Sample.With("[1, 2, 4, 8]", "1..2500").Replace("dimension: 1024", "dimension: \"${1024*eigenvalues}\"", StringComparison.Ordinal);
        Experiment experiment = Sample.Valid(large);
        IReadOnlyList<PlannedRun> plan = RunPlan.Create(experiment);
        Assert.Equal(2500 * 4 + 8, plan.Count);
        Assert.All(plan.Where((_, i) => i % 97 == 0), run =>
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RunInputs.ToJson(run, experiment.Seed)))), run.Key));
    }

    private static IReadOnlyList<PlannedRun> Plan(string text) => RunPlan.Create(Sample.Valid(text));
}
