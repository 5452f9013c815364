using ScalingLab.Sdk.Testing.Checks;
using ScalingLab.Sdk.Testing.Registration;
using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing;

/// <summary>Checks a model against the contract of <see cref="IModel"/>.</summary>
public static class ModelConformance
{
    private static readonly IModelCheck[] Checks =
    [
        new OptionsCheck(), new ObservablesCheck(), new DeterminismCheck(), new IsolationCheck(), new CutsCheck(), new CheckpointCheck(), new CancellationCheck(),
        new TheoryCheck(),
    ];

    /// <summary>
    /// Runs every check on a model: options are described and validated, observables are finite, the same run gives the same bits, runs do not influence
    /// each other, the cuts of <see cref="IModel.Advance"/> do not matter, checkpoints continue to the bit, cancelling works, theory and simulation agree.
    /// </summary>
    /// <param name="plugin">The plugin that registers the model.</param>
    /// <param name="modelCase">The model, its options and the times.</param>
    /// <returns>What was checked.</returns>
    /// <exception cref="ConformanceException">A check failed; the message says which, why and what to do.</exception>
    /// <exception cref="ArgumentException">The case names something that the plugin does not register.</exception>
    public static ConformanceReport Check(IPlugin plugin, ModelCase modelCase)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        ArgumentNullException.ThrowIfNull(modelCase);
        return new ConformanceReport(Run(PluginRegistration.Of(plugin), modelCase)).Require();
    }

    internal static IReadOnlyList<ConformanceResult> Run(PluginRegistration registration, ModelCase modelCase)
    {
        ModelUnderTest model = new(registration, modelCase);
        return [.. Checks.Select(check => Run(check, model))];
    }

    private static ConformanceResult Run(IModelCheck check, ModelUnderTest model)
    {
        try
        {
            var (verdict, details) = check.Run(model);
            return new ConformanceResult(model.Title, check.Name, verdict, details);
        }
        catch (Exception exception)
        {
            // Whatever a plugin throws belongs into the report, and the other checks still have to be made.
            return new ConformanceResult(
                model.Title, check.Name, ConformanceVerdict.Failed, $"{exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
