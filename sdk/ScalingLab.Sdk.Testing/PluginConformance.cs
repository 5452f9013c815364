using System.ComponentModel;
using ScalingLab.Sdk.Testing.Registration;
using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing;

/// <summary>Checks a whole plugin: what it registers, and every model of it by at least one case.</summary>
public static class PluginConformance
{
    /// <summary>
    /// Checks that the host can use the plugin and that its components and options are named and described, that every registered model has a case, and
    /// each case as <see cref="ModelConformance.Check"/> does.
    /// </summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="cases">At least one for every model it registers; none for a plugin without models.</param>
    /// <returns>What was checked.</returns>
    /// <exception cref="ConformanceException">A check failed; the message says which, why and what to do.</exception>
    /// <exception cref="ArgumentException">A case names something that the plugin does not register.</exception>
    public static ConformanceReport Check(IPlugin plugin, params IEnumerable<ModelCase> cases)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        var all = cases.ToArray();
        var registration = PluginRegistration.Of(plugin);
        string subject = plugin.GetType().Name;
        List<ConformanceResult> results =
        [
            Result(subject, "plugin class", Class(plugin)),
            Result(subject, "components", registration.Components.SelectMany(component => Component(component, registration))),
            Result(subject, "cases", registration.Components
                .Where(component => component.Kind == ComponentKind.Model && !all.Any(one => one.Use == component.Name))
                .Select(component => $"The model '{component.Name}' has no case; give one.")),
        ];
        results.AddRange(all.SelectMany(one => ModelConformance.Run(registration, one)));
        return new ConformanceReport(results).Require();
    }

    private static ConformanceResult Result(string subject, string check, IEnumerable<string> problems)
    {
        string[] all = [.. problems];
        return all.Length == 0
            ? new ConformanceResult(subject, check, ConformanceVerdict.Passed, "")
            : new ConformanceResult(subject, check, ConformanceVerdict.Failed, string.Join('\n', all));
    }

    private static IEnumerable<string> Class(IPlugin plugin)
    {
        Type type = plugin.GetType();
        if (!type.IsVisible) yield return $"{type.FullName} is not public; the host would not find it.";
        if (type.GetConstructor(Type.EmptyTypes) is null) yield return $"{type.FullName} has no public parameterless constructor; the host could not create it.";
        Type[] all = [.. type.Assembly.GetExportedTypes().Where(other => other is { IsClass: true, IsAbstract: false } && other.IsAssignableTo(typeof(IPlugin)))];
        if (all.Length > 1) yield return $"{type.Assembly.GetName().Name} has {all.Length} public classes that implement IPlugin: {string.Join(", ", all.Select(other => other.Name))}. Keep one.";
    }

    private static IEnumerable<string> Component(RegisteredComponent component, PluginRegistration registration)
    {
        if (!KebabCase.Is(component.Name)) yield return $"'{component.Name}' is not a kebab-case name.";
        if (registration.Components.Count(other => other.Name == component.Name) > 1) yield return $"'{component.Name}' is registered twice.";
        if (component.Kind == ComponentKind.Model && !KebabCase.Is(component.Clock)) yield return $"The clock '{component.Clock}' of {component.Title} is not a kebab-case name.";
        if (component.Type.GetConstructors().Length != 1) yield return $"{component.Title} has {component.Type.GetConstructors().Length} public constructors; it needs exactly one.";
        if (component.Options.GetConstructor(Type.EmptyTypes) is null) yield return $"{component.Options.Name} of {component.Title} has no public parameterless constructor.";
        if (Description(component.Type) == "") yield return $"{component.Title} has no [Description]; one sentence tells users what it is.";
        else if (!Description(component.Type).EndsWith('.')) yield return $"The [Description] of {component.Title} is not a sentence that ends with a full stop.";
        foreach (string option in new OptionsRecord(component.Options).Undescribed()) yield return $"The option {option} of {component.Title} has no [Description].";
        foreach (var observable in component.Observables)
        {
            if (!KebabCase.Is(observable.Name)) yield return $"The observable '{observable.Name}' of {component.Title} is not a kebab-case name.";
            if (observable.Description == "") yield return $"The observable '{observable.Name}' of {component.Title} is not described.";
        }

        foreach (var finding in component.Findings)
        {
            if (!KebabCase.Is(finding.Name)) yield return $"The finding '{finding.Name}' of {component.Title} is not a kebab-case name.";
            if (finding.Description == "") yield return $"The finding '{finding.Name}' of {component.Title} is not described.";
        }
    }

    private static string Description(Type type) => (Attribute.GetCustomAttribute(type, typeof(DescriptionAttribute)) as DescriptionAttribute)?.Description ?? "";
}
