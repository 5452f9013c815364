using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk.Testing.Registration;

namespace ScalingLab.Sdk.Testing.Runs;

/// <summary>Creates runs of the model of a case.</summary>
internal sealed class ModelUnderTest
{
    private readonly PluginRegistration _registration;

    /// <exception cref="ArgumentException">The case does not fit the plugin.</exception>
    public ModelUnderTest(PluginRegistration registration, ModelCase modelCase)
    {
        _registration = registration;
        Case = modelCase;
        Model = registration.Find(ComponentKind.Model, modelCase.Use);
        if (modelCase.Data is { } data) Data = registration.Find(ComponentKind.DataGenerator, data);
        if (Data is not null && modelCase.CreateData is not null) throw new ArgumentException("Give either Data or CreateData, not both.", nameof(modelCase));
        Options = OptionsOf(Model, modelCase.Options);
        DataOptions = Data is null ? null : OptionsOf(Data, modelCase.DataOptions);
        if (modelCase.Times.Count < 2 || modelCase.Times.Zip(modelCase.Times.Skip(1)).Any(pair => !(pair.First < pair.Second)))
            throw new ArgumentException("Times must have at least two elements and increase strictly.", nameof(modelCase));
    }

    public ModelCase Case { get; }

    public RegisteredComponent Model { get; }

    public RegisteredComponent? Data { get; }

    public object Options { get; }

    public object? DataOptions { get; }

    public string Title => Model.Title;

    /// <summary>The same plugin's model of another case, for comparisons.</summary>
    public ModelUnderTest Other(ModelCase modelCase) => new(_registration, modelCase);

    /// <summary>Creates a run at the start of its clock.</summary>
    /// <param name="replica">The replica.</param>
    /// <param name="options">Other options of the model than those of the case.</param>
    /// <param name="dataOptions">Other options of the data generator than those of the case.</param>
    public ModelRun Start(int replica = 0, object? options = null, object? dataOptions = null) =>
        new(_registration, Model, Data, Case, options ?? Options, dataOptions ?? DataOptions, new PhiloxStreams(Case.Seed, replica));

    /// <summary>A whole run, observed at all times.</summary>
    public IReadOnlyList<Reading> Run(int replica = 0)
    {
        using var run = Start(replica);
        return [.. Case.Times.Select(time =>
        {
            run.Advance(time);
            return run.Read();
        })];
    }

    /// <summary>A time with the name of the clock, for messages.</summary>
    public string At(double time) => string.Create(CultureInfo.InvariantCulture, $"{Model.Clock} = {time:R}");

    private static object OptionsOf(RegisteredComponent component, object? given)
    {
        if (given is null) return Activator.CreateInstance(component.Options)!;
        return component.Options.IsInstanceOfType(given)
            ? given
            : throw new ArgumentException($"'{component.Name}' is registered with {component.Options.Name}; the case gives {given.GetType().Name}.");
    }
}
