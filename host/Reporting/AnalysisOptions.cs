using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting;

/// <summary>What an analysis was asked to do, defaults included.</summary>
internal static class AnalysisOptions
{
    public static OptionsTable Of(AnalysisSpecification analysis, IReadOnlyList<ParameterPoint> points)
    {
        object[] options = analysis.OptionsDependOnPoint
            ? [.. points.Where(analysis.When).Select(analysis.Options)]
            : [.. points.Take(1).Select(analysis.Options)];
        return new OptionsTable(analysis.Name, "analysis", analysis.Analysis.Name, [
            new OptionRow("of", analysis.Of, IsDefault: false),
            .. analysis.X is null ? (OptionRow[])[] : [new OptionRow("x", analysis.X, IsDefault: false)],
            new OptionRow("y", analysis.Y, IsDefault: false),
            .. OptionRows.Of(analysis.Analysis.OptionsType, options),
        ]);
    }
}
