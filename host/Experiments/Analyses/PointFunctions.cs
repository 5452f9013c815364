using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>Turns templates into functions of the point, after checking that they have a value at all points that matter.</summary>
internal sealed class PointFunctions(TemplateCompiler compiler)
{
    private NameTable Names => compiler.Names;

    /// <summary>Whether a template uses no other swept names than these; reports it otherwise.</summary>
    public bool DependsOnlyOn(Template template, IReadOnlyCollection<string> sweptNames)
    {
        if (Names.NamesIn(template.Dependencies).FirstOrDefault(name => !sweptNames.Contains(name)) is not { } other) return true;
        compiler.Diagnostics.Add(template.Node, $"depends on '{other}', which has no single value here.", sweptNames.Count == 0
            ? "Use parameters that do not depend on the sweep."
            : $"Possible are {string.Join(", ", sweptNames)}.");
        return false;
    }

    /// <summary>Whether a template has a value, and one that passes a check, at all points; reports it otherwise.</summary>
    public bool HoldsAt(Template template, IReadOnlyList<ParameterPoint>? points, Func<object?, string?>? violation = null)
    {
        if (template.Dependencies == 0) points = [ParameterPoint.Empty];
        bool valid = true;
        foreach (ParameterPoint point in points ?? [])
        {
            var evaluation = new Evaluation(Names.At(point), Names, compiler.Diagnostics);
            if (!template.TryEvaluate(evaluation, out object? value))
            {
                valid = false;
            }
            else if (violation?.Invoke(value) is { } message)
            {
                evaluation.Report(template.Node, template.Dependencies, message);
                valid = false;
            }

            if (!valid) break;
        }

        return valid;
    }

    /// <summary>A template as a function of the point.</summary>
    /// <param name="template">The template, checked at all points of its family.</param>
    /// <param name="otherwise">
    /// Its value at other points: a finding that holds for a whole family has a point without the swept names.
    /// </param>
    public Func<ParameterPoint, T> Of<T>(Template template, T otherwise)
    {
        if (template is ConstantTemplate { Value: T constant }) return _ => constant;
        NameTable names = Names;
        return point => template.TryEvaluate(new Evaluation(names.At(point), names, new DiagnosticBag()), out object? value) ? (T)value! : otherwise;
    }

    /// <summary>A template as a function of the points of its family.</summary>
    /// <exception cref="InvalidOperationException">It has no value at the point, which is not one of the family.</exception>
    public Func<ParameterPoint, object> Of(Template template)
    {
        Func<ParameterPoint, object?> value = Of<object?>(template, null);
        if (template.Dependencies != 0) return point => value(point) ?? throw new InvalidOperationException($"'{template.Node.Path}' has no value at the point '{point}'.");
        object constant = value(ParameterPoint.Empty)!;
        return _ => constant;
    }

    /// <summary>Reads <c>when:</c>, a condition on the points of a source.</summary>
    /// <returns>The condition; null after reporting a problem. Always true when the key is not given, and where it has no value.</returns>
    public Func<ParameterPoint, bool>? When(YamlNode? node, FamilySource source)
    {
        if (node is null or { IsNull: true }) return _ => true;
        if (compiler.Compile(node, new Options.BooleanShape()) is not { } template) return null;
        return DependsOnlyOn(template, source.SweptNames) && HoldsAt(template, source.Points) ? Of(template, otherwise: true) : null;
    }
}
