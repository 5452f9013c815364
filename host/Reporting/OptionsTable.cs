namespace ScalingLab.Host.Reporting;

/// <summary>The resolved options of one component of a block, or of an analysis.</summary>
/// <param name="Block">The entry under <c>runs:</c> or <c>analyses:</c>.</param>
/// <param name="Role">What the component is there: <c>model</c>, <c>data</c>, <c>observer</c>, <c>analysis</c>, <c>schedule</c>.</param>
/// <param name="Component">Its registered name; empty for none.</param>
/// <param name="Rows">The options.</param>
internal sealed record OptionsTable(string Block, string Role, string Component, IReadOnlyList<OptionRow> Rows);
