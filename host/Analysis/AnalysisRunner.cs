using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Analysis;

/// <summary>Evaluates the analyses of an experiment in their order and judges what they find.</summary>
internal static class AnalysisRunner
{
    /// <summary>Evaluates all analyses; each is made available to the next ones through <paramref name="results"/>.</summary>
    public static IReadOnlyList<JudgedFinding> Run(Experiment experiment, ResultSet results)
    {
        List<JudgedFinding> all = [];
        foreach (var analysis in experiment.Analyses)
        {
            var family = analysis.Analysis.Type.IsAssignableTo(typeof(IPointwiseAnalysis))
                ? results.Pointwise(analysis.Of, analysis.Y, analysis.When)
                : results.Family(analysis.Of, analysis.X, analysis.Y, analysis.When);
            var judged = Judge.All(analysis, Evaluate(analysis, family)).ToArray();
            results.Add(analysis.Name, judged);
            all.AddRange(judged);
        }

        return all;
    }

    private static IReadOnlyList<Finding> Evaluate(AnalysisSpecification analysis, CurveFamily family)
    {
        if (family.Groups.Count == 0)
        {
            string reason = $"There is nothing to analyse: no finished run of '{analysis.Of}' has values of '{analysis.Y}'.";
            return [Finding.NotDetermined(analysis.Analysis.Findings[0].Name, ParameterPoint.Empty, reason)];
        }

        return
        [
            .. family.Groups.GroupBy(group => new ParameterPoint(group.Point.Where(value => analysis.OptionNames.Contains(value.Key))))
                .SelectMany(groups => Analyse(analysis, family with { Groups = [.. groups] }, groups.First().Point)),
        ];
    }

    private static IReadOnlyList<Finding> Analyse(AnalysisSpecification analysis, CurveFamily family, ParameterPoint point)
    {
        try
        {
            using ComponentScope<IAnalysis> scope = new(analysis.Analysis, analysis.Options(point));
            var findings = scope.Instance.Analyse(family).ToArray();
            var unknown = findings.FirstOrDefault(finding => analysis.Analysis.Findings.All(known => known.Name != finding.Name));
            return unknown is null
                ? findings
                : throw new InvalidOperationException($"it yields '{unknown.Name}', which it was not registered with");
        }
        catch (Exception exception)
        {
            // A defect of one analysis must not cost the findings of the others; it is shown in their place.
            string reason = $"The analysis '{analysis.Analysis.Name}' of plugin {analysis.Analysis.Plugin.Name} failed: {exception.GetType().Name}: {exception.Message}";
            return [.. family.Groups.Select(group => Finding.NotDetermined(analysis.Analysis.Findings[0].Name, group.Point, reason))];
        }
    }
}
