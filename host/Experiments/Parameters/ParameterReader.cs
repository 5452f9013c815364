using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Parameters;

/// <summary>Reads <c>parameters:</c>. Values may refer to each other in any order, and to swept names.</summary>
internal static class ParameterReader
{
    private const int MaximumChain = 100;

    /// <summary>The entries with valid names; their values are not read yet.</summary>
    public static IReadOnlyList<Parameter> Declare(YamlNode? section, DiagnosticBag diagnostics)
    {
        if (section is null or { IsNull: true }) return [];
        if (section is not MappingNode mapping)
        {
            diagnostics.Add(section, $"expected names with values, found {section.Kind}.", "Write 'name: value' below it.");
            return [];
        }

        List<Parameter> parameters = [];
        foreach (MappingEntry entry in mapping.Entries)
        {
            bool valid = ParameterNames.Check(entry, mapping.PathOf(entry.Key), diagnostics);
            if (entry.Value is not ScalarNode scalar)
                diagnostics.Add(entry.Value, $"a parameter is a number, a text or true/false, found {entry.Value.Kind}.", "Share a list by an anchor: 'x-list: &list [...]', '*list'.");
            else if (valid)
                parameters.Add(new Parameter(entry.Key, scalar));
        }

        return parameters;
    }

    /// <summary>Reads the values; a parameter that cannot be read, or refers to itself, is broken.</summary>
    public static void Resolve(IReadOnlyList<Parameter> parameters, NameTable names, DiagnosticBag diagnostics)
    {
        foreach (Parameter parameter in parameters) ReadValue(parameter, names, diagnostics);
        var states = new Dictionary<Parameter, bool>();
        foreach (Parameter parameter in parameters) Visit(parameter, []);

        void Visit(Parameter parameter, List<Parameter> path)
        {
            if (states.TryGetValue(parameter, out bool done))
            {
                if (!done) ReportCircle(parameter, path, diagnostics);
                return;
            }

            states[parameter] = false;
            path.Add(parameter);
            if (path.Count > MaximumChain)
            {
                diagnostics.Add(parameter.Node, $"parameters refer to each other in a chain of more than {MaximumChain}.", "Write the expression directly.");
                foreach (Parameter member in path) member.IsBroken = true;
                foreach (Parameter member in path) member.Text = null;
            }

            foreach (int slot in parameter.Text?.Slots ?? [])
            {
                if (!names.IsSwept(slot)) Visit(names.ParameterAt(slot)!, path);
            }

            path.RemoveAt(path.Count - 1);
            states[parameter] = true;
            if (parameter.Text is not null) parameter.Dependencies = names.DependenciesOf(parameter.Text.Slots);
        }
    }

    private static void ReadValue(Parameter parameter, NameTable names, DiagnosticBag diagnostics)
    {
        try
        {
            if (InterpolatedText.IsMeant(parameter.Node.Text)) parameter.Text = InterpolatedText.Parse(parameter.Node.Text, names);
            else parameter.Constant = UntypedScalar.Read(parameter.Node);
        }
        catch (ExpressionException exception)
        {
            parameter.IsBroken = true;
            diagnostics.Add(parameter.Node, exception);
        }
    }

    private static void ReportCircle(Parameter parameter, List<Parameter> path, DiagnosticBag diagnostics)
    {
        IEnumerable<Parameter> circle = path.Skip(path.IndexOf(parameter));
        string chain = string.Join(" → ", circle.Append(parameter).Select(member => member.Name));
        diagnostics.Add(parameter.Node, $"the parameters refer to each other in a circle: {chain}.", "Give one of them a value of its own.");
        foreach (Parameter member in circle) member.IsBroken = true;
        foreach (Parameter member in circle) member.Text = null;
    }
}
