using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>The algebra of sweeps; the expected points are written out by hand.</summary>
public sealed class SweepTests
{
    public static TheoryData<string, string> Sweeps => new()
    {
        { "{ a: [1, 2], b: [3, 4] }", "a = 1, b = 3 | a = 1, b = 4 | a = 2, b = 3 | a = 2, b = 4" },
        { "{ b: 5, a: [1, 2] }", "b = 5, a = 1 | b = 5, a = 2" },
        { "{ zip: { a: [1, 2], b: [3, 4] } }", "a = 1, b = 3 | a = 2, b = 4" },
        { "{ list: [ { a: 1, b: 2 }, { b: 4, a: 3 } ] }", "a = 1, b = 2 | a = 3, b = 4" },
        { "{ list: [ { a: 1 }, { a: 2, b: 4 } ] }", "a = 1, b = 7 | a = 2, b = 4" },
        { "{ list: [ { a: [1, 2], b: 1 }, { a: 5, b: 6 } ] }", "a = 1, b = 1 | a = 2, b = 1 | a = 5, b = 6" },
        { "{ a: [1, 2], zip: { b: [3, 4], c: [x, y] } }", "a = 1, b = 3, c = x | a = 1, b = 4, c = y | a = 2, b = 3, c = x | a = 2, b = 4, c = y" },
        { "{ zip: [ { a: [1, 2], b: [3, 4] }, { c: 2^(0..3) } ] }", "a = 1, b = 3, c = 1 | a = 1, b = 4, c = 2 | a = 2, b = 3, c = 4 | a = 2, b = 4, c = 8" },
        { "{ grid: [ { zip: { a: [1, 2], c: [3, 4] } }, { b: [5, 6] } ] }", "a = 1, c = 3, b = 5 | a = 1, c = 3, b = 6 | a = 2, c = 4, b = 5 | a = 2, c = 4, b = 6" },
        { "{ a: [\"${half/2}\", \"linspace(1, half, 2)\"], b: 0 }", "a = 5, b = 0 | a = 1, b = 0 | a = 10, b = 0" },
        { "{ a: [true, erf, \"2\", 2], b: 0 }", "a = true, b = 0 | a = erf, b = 0 | a = 2, b = 0 | a = 2, b = 0" },
        { "{ list: [ { c: 1 }, { c: 2, b: 3 } ], a: 1 }", "c = 1, b = 7, a = 1 | c = 2, b = 3, a = 1" },
    };

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Have_these_points(string sweep, string expected)
    {
        string text = Sample.Minimal.Replace("{ use: every-kind }", "{ use: every-kind, text: \"${a}${b}${c}\" }", StringComparison.Ordinal)
            + $"\nparameters: {{ b: \"${{base}}\", c: 0, base: 7, half: 10 }}\nsweep: {sweep}\n";
        Experiment experiment = Sample.Valid(text);
        Assert.Equal(expected, string.Join(" | ", experiment.Points));
        Assert.Equal(experiment.SweptNames, experiment.Points[0].Select(value => value.Key));
        Assert.Equal(experiment.Points, experiment.Blocks[0].Points.Select(point => point.Point));
        string[] texts = [.. experiment.Points.Select(point => $"{Value(point, "a")}{Value(point, "b")}{(point.TryGet("c", out var c) ? c : 0.0)}")];
        Assert.Equal(texts, experiment.Blocks[0].Points.Select(point => ((EveryKindOptions)point.ModelOptions).Text));
    }

    [Fact]
    public void Without_a_sweep_there_is_one_point()
    {
        Experiment experiment = Sample.Valid(Sample.Minimal);
        Assert.Empty(experiment.SweptNames);
        Assert.Empty(Assert.Single(experiment.Points));
    }

    [Fact]
    public void A_swept_name_takes_the_place_of_a_parameter()
    {
        Experiment experiment = Sample.Valid(Sample.With("eigenvalues: [1, 2, 4, 8]", "eigenvalues: [1]\n  eta: [0.2, 0.3]"));
        Assert.Equal([0.2, 0.3], experiment.Blocks[0].Points.Select(point => ((CommitteeOptions)point.ModelOptions).LearningRate));
    }

    [Fact]
    public void A_parameter_follows_the_swept_names_it_refers_to()
    {
        Experiment experiment = Sample.Valid(Sample.With("eta: 0.1", "eta: \"${0.4/eigenvalues}\""));
        Assert.Equal([0.4, 0.2, 0.1, 0.05], experiment.Blocks[0].Points.Select(point => ((CommitteeOptions)point.ModelOptions).LearningRate));
    }

    private static string Value(Sdk.ParameterPoint point, string name) => point.TryGet(name, out var value) ? value.ToString() : "";
}
