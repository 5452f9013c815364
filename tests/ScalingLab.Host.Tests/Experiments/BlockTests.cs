using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Blocks: what is inherited, what depends on the point, what the options become.</summary>
public sealed class BlockTests
{
    [Fact]
    public void Like_takes_what_is_not_given()
    {
        Experiment experiment = Sample.Valid(Sample.Text);
        Block simulation = experiment.Blocks[0], theory = experiment.Blocks[1];
        Assert.Equal("committee-machine.ode", theory.Model.Name);
        Assert.Equal("gaussian-committee", theory.Data!.Name);
        Assert.Equal(["test-loss", "order-parameters"], theory.Observers.Select(observer => observer.Name));
        Assert.All(simulation.Points.Zip(theory.Points), pair =>
        {
            Assert.Equal((4, 1), (pair.First.Replicas, pair.Second.Replicas));
            Assert.Equal(pair.First.DataOptions, pair.Second.DataOptions);
            Assert.Equal(pair.First.Times, pair.Second.Times);
            Assert.Equal(2000, pair.Second.Until);
        });
        Assert.Equal([1, 2, 4, 8], simulation.Points.Select(point => ((GaussianOptions)point.DataOptions!).Eigenvalues));
    }

    [Fact]
    public void Like_may_refer_to_a_later_block_and_be_chained()
    {
        Experiment experiment = Sample.Valid("""
            experiment: chain
            runs:
              c: { like: b, replicas: 3 }
              b: { like: a, until: 5 }
              a: { model: every-kind, until: 10, at: [1, 7], observe: test-loss, streams: per-point }
            """);
        Assert.Equal([(3, 5.0, 1), (1, 5.0, 1), (1, 10.0, 2)], experiment.Blocks.Select(block => block.Points[0]).Select(point => (point.Replicas, point.Until, point.Times.Count)));
        Assert.All(experiment.Blocks, block => Assert.True(block.Points[0].PerPointStreams));
    }

    [Fact]
    public void When_leaves_points_out()
    {
        Experiment experiment = Sample.Valid(Sample.With("when: \"${eigenvalues <= 8}\"", "when: \"${eigenvalues < 4}\"").Replace("eigenvalues == 8", "eigenvalues == 2", StringComparison.Ordinal));
        Assert.Equal([4, 2], experiment.Blocks.Select(block => block.Points.Count));
    }

    [Fact]
    public void Everything_may_depend_on_the_point()
    {
        Experiment experiment = Sample.Valid(Sample.With("until: 2000", "until: \"${1000*eigenvalues}\"").Replace("at: logspace(0.1, 2000, 120)", "at: [1, \"${500*eigenvalues}\"]", StringComparison.Ordinal)
            .Replace("replicas: 4", "replicas: \"${eigenvalues}\"", StringComparison.Ordinal).Replace("[test-loss, order-parameters]", "[test-loss, { use: order-parameters, diagonal: \"${eigenvalues > 2}\" }]", StringComparison.Ordinal));
        IReadOnlyList<BlockPoint> points = experiment.Blocks[0].Points;
        Assert.Equal([1000, 2000, 4000, 8000], points.Select(point => point.Until));
        Assert.Equal([500, 1000, 2000, 4000], points.Select(point => point.Times[^1]));
        Assert.Equal([1, 2, 4, 8], points.Select(point => point.Replicas));
        Assert.Equal([false, false, true, true], points.Select(point => ((OrderParameterOptions)point.ObserverOptions[1]).Diagonal));
    }

    [Fact]
    public void Options_are_checked_against_the_last_observation_time()
    {
        const string Text = """
            experiment: horizon
            sweep: { end: [5, 10, 20] }
            runs:
              only: { model: { use: every-kind, text: short }, until: "${end}", at: [1, 8, 15], observe: test-loss }
            """;
        Assert.Contains("4:43: runs.only.model.text: at most 9 steps fit (at end = 20).", Sample.Problems(Text), StringComparison.Ordinal);
        Assert.Equal(3, Sample.Valid(Text.Replace("15", "9", StringComparison.Ordinal)).Blocks[0].Points.Count);
    }

    [Fact]
    public void Options_of_every_kind_are_bound()
    {
        var options = (EveryKindOptions)Sample.Valid("""
            experiment: kinds
            sweep: { k: [3] }
            runs:
              only:
                model:
                  use: every-kind
                  whole: 1e3
                  long: -5
                  unsigned: "${2^40}"
                  number: 2
                  truth: true
                  text: 2024
                  choice: ramp-linear
                  maybe:
                  list: [1, "${k}", 2^(3..4)]
                  texts: [a, "b${k}"]
                  matrix: [[1, 2], "linspace(0, 1, 3)", []]
                  table: { low: 1, high: "${k}" }
                  nested: { diagonal: true }
                  limit: inf
                until: 1
                observe: test-loss
            """).Blocks[0].Points[0].ModelOptions;
        Assert.Equal((1000, -5L, 1UL << 40, 2.0, true, "2024", FakeActivation.RampLinear, null), (options.Whole, options.Long, options.Unsigned, options.Number, options.Truth, options.Text, options.Choice, options.Maybe));
        Assert.Equal([1, 3, 8, 16], options.List);
        Assert.Equal(["a", "b3"], options.Texts);
        Assert.Equal([[1, 2], [0, 0.5, 1], []], options.Matrix);
        Assert.Equal(new Dictionary<string, double> { ["low"] = 1, ["high"] = 3 }, options.Table);
        Assert.True(options.Nested.Diagonal);
        Assert.Equal(double.PositiveInfinity, options.Limit);
        Assert.Equal(7, ((EveryKindOptions)Sample.Valid(Sample.Minimal).Blocks[0].Points[0].ModelOptions).Maybe);
    }

    [Fact]
    public void An_explicit_initial_state_is_nested_lists()
    {
        var options = (CommitteeOdeOptions)Sample.Valid(Sample.With("use: committee-machine.ode,", "use: committee-machine.ode, initial-overlaps: { student-teacher: [[[0.1, \"${eta}\"], [1e-3, 2^-4]]] },")
            .Replace("[1, 2, 4, 8]", "[1]", StringComparison.Ordinal).Replace("eigenvalues == 8", "eigenvalues == 1", StringComparison.Ordinal)).Blocks[1].Points[0].ModelOptions;
        Assert.Equal([[[0.1, 0.1], [1e-3, 0.0625]]], options.InitialOverlaps!.StudentTeacher);
    }

    [Fact]
    public void The_constant_part_of_many_points_is_one_object()
    {
        IReadOnlyList<BlockPoint> points = Sample.Valid(Sample.With("[1, 2, 4, 8]", "2^(0..9)")).Blocks[0].Points;
        Assert.All(points, point => Assert.Same(points[0].ModelOptions, point.ModelOptions));
        Assert.All(points, point => Assert.Same(points[0].Times, point.Times));
        Assert.Equal(points.Count, points.Select(point => point.DataOptions).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void Many_points_come_in_the_order_of_the_sweep_and_the_first_fault_is_told()
    {
        string text = Sample.Minimal.Replace("{ use: every-kind }", "{ use: every-kind, whole: \"${i}\", limit: \"${i - low}\" }", StringComparison.Ordinal) + "\nsweep: { i: 1..5000 }\nparameters: { low: LOW }\n";
        Assert.Equal(Enumerable.Range(1, 5000), Sample.Valid(text.Replace("LOW", "0", StringComparison.Ordinal)).Blocks[0].Points.Select(point => ((EveryKindOptions)point.ModelOptions).Whole));
        string problems = Sample.Problems(text.Replace("LOW", "4000", StringComparison.Ordinal));
        Assert.Contains("'limit' must be at least 0, but is -3999 (at i = 1).", problems, StringComparison.Ordinal);
        Assert.EndsWith("1 problem; nothing was run\n", problems, StringComparison.Ordinal);
    }
}
