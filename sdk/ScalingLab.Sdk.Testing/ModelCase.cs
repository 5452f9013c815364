namespace ScalingLab.Sdk.Testing;

/// <summary>A model of a plugin with options and times at which it is checked: small enough that a run to the last time takes well below a second.</summary>
public sealed record ModelCase
{
    /// <summary>The name that the model is registered with.</summary>
    public required string Use { get; init; }

    /// <summary>The model's options; <see langword="null"/> for the defaults.</summary>
    public object? Options { get; init; }

    /// <summary>The name of a data generator of the same plugin; <see langword="null"/> when the model needs none or <see cref="CreateData"/> makes it.</summary>
    public string? Data { get; init; }

    /// <summary>The options of <see cref="Data"/>; <see langword="null"/> for the defaults.</summary>
    public object? DataOptions { get; init; }

    /// <summary>Makes the data generator where another plugin brings it; called once per run with the streams of the run.</summary>
    public Func<RandomStreams, IDataGenerator>? CreateData { get; init; }

    /// <summary>Observation times on the model's clock, strictly increasing, the first at or after the start of the clock.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>
    /// Observables that the model does not have with these options and says so by a <see cref="RunFailedException"/>, in kebab-case: <c>train-loss</c>.
    /// That it does say so is checked.
    /// </summary>
    public IReadOnlyList<string> Unavailable { get; init; } = [];

    /// <summary>
    /// Reads what the kit cannot find by itself: vectors and matrices. It reads on its own every <see cref="double"/> property of the public interfaces
    /// of the model, the order parameters, and what the plugin's own observers record.
    /// </summary>
    public Func<IModel, IEnumerable<KeyValuePair<string, double>>>? Observe { get; init; }

    /// <summary>
    /// Largest relative difference between two ways to cut one stretch into calls of <see cref="IModel.Advance"/>. 0, equality to the bit, is the
    /// contract; a reason to allow more should stand beside it.
    /// </summary>
    public double CutTolerance { get; init; }

    /// <summary>What the model must agree with; <see langword="null"/> when there is nothing to compare with.</summary>
    public TheoryComparison? Theory { get; init; }

    /// <summary>The seed of all runs of this case.</summary>
    public ulong Seed { get; init; } = 1;
}
