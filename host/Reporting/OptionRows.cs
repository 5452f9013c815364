using ScalingLab.Host.Experiments.Options;

namespace ScalingLab.Host.Reporting;

/// <summary>The values of options records, as they would stand in YAML.</summary>
internal static class OptionRows
{
    private const int ValuesShown = 12;

    /// <summary>One row per option, with all its values where it differs between the records.</summary>
    /// <param name="type">The type of the records.</param>
    /// <param name="records">One per point.</param>
    public static IReadOnlyList<OptionRow> Of(Type type, IReadOnlyList<object> records)
    {
        var options = OptionsType.Of(type);
        object? defaults = options.TryCreate();
        return [.. options.Properties.Select(option =>
        {
            string[] values = [.. records.Select(record => OptionText.Of(option.Get(record))).Distinct()];
            string more = values.Length > ValuesShown ? $", ... {values.Length} values in all" : "";
            bool isDefault = !option.IsRequired && defaults is not null && values.Length == 1 && values[0] == OptionText.Of(option.Get(defaults));
            return new OptionRow(option.Key, string.Join(", ", values.Take(ValuesShown)) + more, isDefault);
        })];
    }
}
