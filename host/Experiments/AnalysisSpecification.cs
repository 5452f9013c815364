using ScalingLab.Host.Components;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>An entry under <c>analyses:</c>. What may depend on the swept parameters is a function of the point.</summary>
internal sealed record AnalysisSpecification
{
    public required string Name { get; init; }

    public required Component Analysis { get; init; }

    /// <summary>A block, or an analysis that comes earlier in <see cref="Experiment.Analyses"/> (in the file it may stand later).</summary>
    public required string Of { get; init; }

    /// <summary>
    /// The abscissa: of a block another observable, or <see langword="null"/> for its clock; of an analysis a swept parameter, or a finding, which
    /// takes all points together. Of an analysis it is <see langword="null"/> where each finding is taken by itself.
    /// </summary>
    public string? X { get; init; }

    /// <summary>The ordinate: an observable of the block (<c>observable:</c> or <c>y:</c>), or a finding of the analysis.</summary>
    public required string Y { get; init; }

    /// <summary>Whether a point of the source is taken; the points of findings still have the abscissa. True for points without the names it uses.</summary>
    public required Func<ParameterPoint, bool> When { get; init; }

    /// <summary>The swept names that <see cref="Options"/> depends on; the analysis is called once for each combination of their values.</summary>
    public required IReadOnlyList<string> OptionNames { get; init; }

    public bool OptionsDependOnPoint => OptionNames.Count > 0;

    /// <summary>The options at a point; at any point when they do not depend on it.</summary>
    public required Func<ParameterPoint, object> Options { get; init; }

    /// <summary>
    /// What is expected of a finding at a point (finding name, point); <see langword="null"/> when nothing is. Its numbers are NaN at points without
    /// the names they use.
    /// </summary>
    public required Func<string, ParameterPoint, Expectation?> Expect { get; init; }
}
