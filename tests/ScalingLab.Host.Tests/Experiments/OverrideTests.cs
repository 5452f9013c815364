using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary><c>--set path=value</c> has the effect of writing the value into the file.</summary>
public sealed class OverrideTests
{
    [Theory]
    [InlineData("parameters.eta=0.2", "eta: 0.1", "eta: 0.2")]
    [InlineData("runs.simulation.until=100", "until: 2000", "until: 100")]
    [InlineData("sweep.eigenvalues=[1, 2]", "[1, 2, 4, 8]", "[1, 2]")]
    [InlineData("sweep.eigenvalues=2^(0..2)", "[1, 2, 4, 8]", "[1, 2, 4]")]
    [InlineData("sweep.eta=[0.1, 0.2]", "eigenvalues: [1, 2, 4, 8]", "eigenvalues: [1, 2, 4, 8]\n  eta: [0.1, 0.2]")]
    [InlineData("seed=7", "seed: 20240917", "seed: 7")]
    [InlineData("runs.simulation.model.learning-rate=${eta/2}", "learning-rate: \"${eta}\", init-scale: 0.01 }\n    data", "learning-rate: \"${eta/2}\", init-scale: 0.01 }\n    data")]
    [InlineData("runs.simulation.streams=per-point", "replicas: 4", "replicas: 4\n    streams: per-point")]
    [InlineData("runs.simulation.observe[1].diagonal=true", "order-parameters]", "{ use: order-parameters, diagonal: true }]")]
    public void Is_as_if_written_in_the_file(string argument, string part, string replacement)
    {
        string rest = argument.StartsWith("sweep.eigen", StringComparison.Ordinal) ? "eigenvalues == 2" : "eigenvalues == 8";
        string file = Sample.Text.Replace("eigenvalues == 8", rest, StringComparison.Ordinal);
        var set = RunPlan.Create(Sample.Valid(file, argument)).Select(run => run.Key);
        var written = RunPlan.Create(Sample.Valid(Sample.With(part, replacement).Replace("eigenvalues == 8", rest, StringComparison.Ordinal))).Select(run => run.Key);
        Assert.Equal(written, set);
    }

    [Fact]
    public void Part_of_an_inherited_value_can_be_set_for_one_block()
    {
        Experiment experiment = Sample.Valid(Sample.Text, "runs.theory.data.spectrum-exponent=3");
        Assert.Equal([1.0, 3.0], experiment.Blocks.Select(block => ((GaussianOptions)block.Points[0].DataOptions!).SpectrumExponent));
    }

    [Fact]
    public void Later_overrides_win_and_all_are_kept()
    {
        Experiment experiment = Sample.Valid(Sample.Text, "seed=1", "seed=2");
        Assert.Equal(2UL, experiment.Seed);
        Assert.Equal(["seed=1", "seed=2"], experiment.Overrides);
    }

    [Fact]
    public void A_shared_anchor_is_changed_in_one_place_only()
    {
        Experiment experiment = Sample.Valid("""
            experiment: shared
            x-model: &model { use: every-kind, whole: 1 }
            runs:
              a: { model: *model, until: 1, observe: test-loss }
              b: { model: *model, until: 1, observe: test-loss }
            """, "runs.b.model.whole=2");
        Assert.Equal([1, 2], experiment.Blocks.Select(block => ((EveryKindOptions)block.Points[0].ModelOptions).Whole));
    }
}
