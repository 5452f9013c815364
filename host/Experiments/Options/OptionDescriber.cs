namespace ScalingLab.Host.Experiments.Options;

/// <summary>Describes an options record from its properties and annotations.</summary>
internal static class OptionDescriber
{
    /// <summary>The options in the order of their declaration.</summary>
    public static IReadOnlyList<OptionDescription> Describe(Type optionsType) => Describe(optionsType, []);

    private static IReadOnlyList<OptionDescription> Describe(Type optionsType, IReadOnlyList<Type> outer)
    {
        if (outer.Contains(optionsType)) return [];
        OptionsType options = OptionsType.Of(optionsType);
        object? defaults = options.TryCreate();
        return [.. options.Properties.Select(option => Describe(option, defaults, [.. outer, optionsType]))];
    }

    private static OptionDescription Describe(OptionProperty option, object? defaults, IReadOnlyList<Type> outer)
    {
        object? value = defaults is null || option.IsRequired ? null : option.Get(defaults);
        return new OptionDescription
        {
            Key = option.Key,
            Type = WithoutArticle(option.Shape.Words),
            Unit = option.Unit,
            Default = value is null ? null : OptionText.Of(value),
            Constraints = string.Join(", ", ConstraintCheck.Words(option).Select(words => words.Replace("must be ", "").Replace("must have ", ""))),
            Description = option.Description,
            IsRequired = option.IsRequired,
            Nested = Nested(option.Shape) is { } nested ? Describe(nested, outer) : [],
        };
    }

    private static Type? Nested(ValueShape shape) => shape switch
    {
        RecordShape record => record.Type,
        ListShape list => Nested(list.Element),
        TableShape table => Nested(table.Element),
        _ => null,
    };

    private static string WithoutArticle(string words) => words.StartsWith("a ", StringComparison.Ordinal) ? words[2..] : words;
}
