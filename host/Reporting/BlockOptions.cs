using System.Globalization;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Reporting;

/// <summary>The resolved options of a block's components, defaults included.</summary>
internal static class BlockOptions
{
    public static IEnumerable<OptionsTable> Of(Block block)
    {
        yield return Table(block, "model", block.Model, point => point.ModelOptions);
        if (block.Data is not null) yield return Table(block, "data", block.Data, point => point.DataOptions!);
        for (int i = 0; i < block.Observers.Count; i++)
        {
            int observer = i;
            var table = Table(block, "observer", block.Observers[i], point => point.ObserverOptions[observer]);
            if (table.Rows.Count > 0) yield return table;
        }

        yield return new OptionsTable(block.Name, "schedule", "", [
            new OptionRow("until", Distinct(block, point => Number(point.Until)), IsDefault: false),
            new OptionRow("at", Distinct(block, Times), IsDefault: false),
            new OptionRow("replicas", Distinct(block, point => point.Replicas.ToString(CultureInfo.InvariantCulture)), IsDefault: false),
            new OptionRow("streams", Distinct(block, point => point.PerPointStreams ? "per-point" : "shared"), block.Points.All(point => !point.PerPointStreams)),
        ]);
    }

    private static OptionsTable Table(Block block, string role, Component component, Func<BlockPoint, object> options) =>
        new(block.Name, role, component.Name, OptionRows.Of(component.OptionsType, [.. block.Points.Select(options)]));

    private static string Times(BlockPoint point) => point.Times.Count == 0
        ? "never"
        : $"{point.Times.Count.ToString(CultureInfo.InvariantCulture)} times from {Number(point.Times[0])} to {Number(point.Times[^1])}";

    private static string Distinct(Block block, Func<BlockPoint, string> text) => string.Join(", ", block.Points.Select(text).Distinct());

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
