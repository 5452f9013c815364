using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>Checks options of an analysis that name curves (<see cref="NamesCurvesAttribute"/>), as <see cref="CurveFamily.Companion"/> will look for them.</summary>
internal sealed class CurveNames(TemplateCompiler compiler, FamilySources sources)
{
    private DiagnosticBag Diagnostics => compiler.Diagnostics;

    /// <summary>What the entry of an analysis names in options, and where; without those that are not given.</summary>
    public IEnumerable<(OptionProperty Option, YamlNode Node, string Name)> In(MappingNode node, Component analysis)
    {
        foreach (OptionProperty option in OptionsType.Of(analysis.OptionsType).Properties.Where(option => option.NamedCurves != NamedCurves.None))
        {
            if (node.Find(option.Key)?.Value is { IsNull: false } value && compiler.TryConstant(value, new TextShape(), out string name))
                yield return (option, value, name);
        }
    }

    /// <summary>Whether everything that is named is there; reports what is not.</summary>
    public bool Check(MappingNode node, YamlNode use, Component analysis, Family family, Func<ParameterPoint, bool> when)
    {
        bool valid = true;
        foreach (var (option, at, name) in In(node, analysis)) valid &= Check(option, at, name, family, when);
        if (OptionsType.Of(analysis.OptionsType).TryCreate() is not { } defaults) return valid;
        foreach (OptionProperty option in OptionsType.Of(analysis.OptionsType).Properties)
        {
            if (option.NamedCurves != NamedCurves.None && !option.IsRequired && node.Find(option.Key) is null && option.Get(defaults) is string name)
                valid &= Check(option, use, name, family, when);
        }

        return valid;
    }

    private bool Check(OptionProperty option, YamlNode at, string name, Family family, Func<ParameterPoint, bool> when)
    {
        FamilySource source = family.Source;
        if (option.NamedCurves.HasFlag(NamedCurves.SweptName) && family.SweptNames.Contains(name)) return true;
        if (option.NamedCurves.HasFlag(NamedCurves.Abscissa) && name == (family.X ?? source.Clock)) return true;
        if (option.NamedCurves.HasFlag(NamedCurves.Companion))
        {
            if (source.Findings.Any(finding => finding.Name == name)) return true;
            if (source.IsBlock && IsObservable(name, source)) return ObservableName.Check(name, source, at, Diagnostics, []) is { } written && IsWritten(written, name, at);
            if (name == source.Name)
            {
                Diagnostics.Add(at, $"'{name}' would be compared with itself.", $"'{option.Key}:' names other curves: {Words(option, family)}.");
                return false;
            }

            if (sources.Declared.Contains(name)) return sources.Find(name) is { } other && HasTheSame(other, at, family, when);
            if (source.IsOpen) return false;
        }

        string[] candidates = [.. Candidates(option, family)];
        Diagnostics.Add(at, $"there is no '{ScalarNode.Shorten(name)}': '{option.Key}' names {Words(option, family)}.", DidYouMean.SentenceOrList(name, candidates, "Possible are"));
        return false;
    }

    private static bool IsObservable(string name, FamilySource block)
    {
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        string stem = bracket < 0 ? name : name[..bracket].TrimEnd();
        return block.Observables.Any(observable => observable.Name == stem);
    }

    private bool IsWritten(string written, string name, YamlNode at)
    {
        if (written == name) return true;
        Diagnostics.Add(at, $"an element is named without spaces, not '{ScalarNode.Shorten(name)}'.", $"Write \"{written}\".");
        return false;
    }

    /// <summary>Whether another block or analysis has curves of the same ordinate against the same abscissa at some point of the family.</summary>
    private bool HasTheSame(FamilySource other, YamlNode at, Family family, Func<ParameterPoint, bool> when)
    {
        FamilySource source = family.Source;
        if (source.IsBlock != other.IsBlock)
        {
            Diagnostics.Add(at, $"'{other.Name}' is {Kind(other)} and has no curves to go with those of '{source.Name}', {Kind(source)}.", $"Name {Kind(source)}.");
            return false;
        }

        if (other.IsBlock ? !Observes(other, at, family) : !Finds(other, at, family)) return false;
        var twin = family with { Source = other, SweptNames = [.. other.SweptNames.Where(name => name != family.X)] };
        if (family.Groups(when) is not { } groups || twin.Groups(when) is not { } others || groups.Count == 0 || groups.Any(others.Contains)) return true;
        Diagnostics.Add(at, $"'{other.Name}' has no curve at any point of '{source.Name}'.", "Both need the same swept names, and points that 'when:' leaves in both.");
        return false;
    }

    private bool Observes(FamilySource other, YamlNode at, Family family)
    {
        if (family.X is null && other.Clock != family.Source.Clock)
        {
            Diagnostics.Add(at, $"the clock of '{other.Name}' is {other.Clock}, that of '{family.Source.Name}' is {family.Source.Clock}.", "Give an observable of both as 'x:'.");
            return false;
        }

        return new[] { family.X, family.Y }.OfType<string>().All(name => ObservableName.Check(name, other, at, Diagnostics, []) is not null);
    }

    private bool Finds(FamilySource other, YamlNode at, Family family)
    {
        string[] findings = [.. other.Findings.Select(finding => finding.Name)];
        string? missing = family.Y is { } y && !findings.Contains(y) ? y : family.X is { } x && !findings.Contains(x) && !other.SweptNames.Contains(x) ? x : null;
        if (missing is null) return true;
        Diagnostics.Add(at, $"'{other.Name}' has no '{missing}'.", $"It finds {string.Join(", ", findings)}.");
        return false;
    }

    private IEnumerable<string> Candidates(OptionProperty option, Family family)
    {
        if (option.NamedCurves.HasFlag(NamedCurves.SweptName)) foreach (string name in family.SweptNames) yield return name;
        if (option.NamedCurves.HasFlag(NamedCurves.Abscissa) && (family.X ?? family.Source.Clock) is { } abscissa) yield return abscissa;
        if (!option.NamedCurves.HasFlag(NamedCurves.Companion)) yield break;
        foreach (string name in family.Source.Observables.Select(observable => observable.Name).Concat(family.Source.Findings.Select(finding => finding.Name)))
        {
            if (name != family.Y) yield return name;
        }

        foreach (string name in sources.Declared.Where(name => name != family.Source.Name && sources.Find(name)?.IsBlock == family.Source.IsBlock)) yield return name;
    }

    private static string Words(OptionProperty option, Family family)
    {
        List<string> kinds = [];
        if (option.NamedCurves.HasFlag(NamedCurves.SweptName)) kinds.Add("a swept name");
        if (option.NamedCurves.HasFlag(NamedCurves.Companion)) kinds.Add(family.Source.IsBlock ? $"an observable of '{family.Source.Name}' or another block" : $"a finding of '{family.Source.Name}' or another analysis");
        if (option.NamedCurves.HasFlag(NamedCurves.Abscissa)) kinds.Add("the abscissa");
        return string.Join(" or ", kinds);
    }

    private static string Kind(FamilySource source) => source.IsBlock ? "a block" : "an analysis";
}
