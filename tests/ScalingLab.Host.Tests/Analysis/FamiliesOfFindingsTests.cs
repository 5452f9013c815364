using ScalingLab.Host.Analysis;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;
using ScalingLab.Host.Tests.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Analysis;

/// <summary>Findings as curves: against a swept name per point of the other names, against another finding over all points.</summary>
public sealed class FamiliesOfFindingsTests
{
    [Fact]
    public void Against_a_swept_name_the_other_names_tell_the_groups_apart()
    {
        CurveFamily family = Results().Family("escape", "eigenvalues", "escape-time", _ => true);
        Assert.Equal(["beta = 1", "beta = 2"], family.Groups.Select(group => group.Point.ToString()));
        Assert.Equal([1, 2, 4, 8], family.Groups[0].Replicas[0].X.ToArray());
        Assert.Equal([101, 102, 104, 108], family.Groups[0].Replicas[0].Y.ToArray());
    }

    [Fact]
    public void Against_a_finding_all_points_are_taken_together()
    {
        CurveFamily family = Results().Family("escape", "plateau-height", "escape-time", _ => true);
        Curve curve = Assert.Single(Assert.Single(family.Groups).Replicas);
        Assert.Equal(ParameterPoint.Empty, family.Groups[0].Point);
        Assert.Equal([2, 3, 5, 9, 12, 13, 15, 19], curve.X.ToArray().Order());
    }

    [Fact]
    public void A_condition_may_use_the_abscissa()
    {
        Experiment experiment = Read("when: \"${eigenvalues > 1 and beta == 1}\"");
        CurveFamily family = Results().Family("escape", "eigenvalues", "escape-time", experiment.Analyses[1].When);
        Assert.Equal([2, 4, 8], Assert.Single(family.Groups).Replicas[0].X.ToArray());
    }

    private static Experiment Read(string more)
    {
        string text = Sample.With("eigenvalues: [1, 2, 4, 8]", "eigenvalues: [1, 2, 4, 8]\n  beta: [1, 2]");
        return Sample.Valid(text[..text.IndexOf("figures:", StringComparison.Ordinal)].Replace("expect: -1, tolerance: 0.25", more, StringComparison.Ordinal));
    }

    private static ResultSet Results()
    {
        Experiment experiment = Read("");
        var results = new ResultSet(experiment, RunPlan.Create(experiment), new Dictionary<string, RunRecord>());
        results.Add("escape", [.. experiment.Points.SelectMany(Found)]);
        return results;
    }

    private static IEnumerable<JudgedFinding> Found(ParameterPoint point)
    {
        point.TryGet("eigenvalues", out var eigenvalues);
        point.TryGet("beta", out var beta);
        foreach (var (name, value) in new[] { ("escape-time", (100 * beta.Number) + eigenvalues.Number), ("plateau-height", (10 * (beta.Number - 1)) + eigenvalues.Number + 1) })
            yield return new JudgedFinding("escape", new Finding { Name = name, Point = point, Value = value }, null, Verdict.NotJudged);
    }
}
