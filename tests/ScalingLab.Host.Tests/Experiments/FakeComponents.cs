using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Host.Analysis;
using ScalingLab.Host.Components;
using ScalingLab.Sdk;
using Component = ScalingLab.Host.Components.Component;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>A catalog of components that exist only by their options, needs and names; nothing of it can run.</summary>
internal static class FakeComponents
{
    private static readonly PluginOrigin Origin = new("Fake", "1.0.0", "", new ServiceCollection());

    public static ComponentCatalog Catalog { get; } = Create([]);

    public static ComponentCatalog Create(IReadOnlyList<PluginStatus> plugins) => new(
    [
        Model<CommitteeOptions>("committee-machine", [typeof(ITestLoss), typeof(IOrderParameters)], [typeof(ICommitteeTask)]) with { ResultVersion = 3 },
        Model<CommitteeOdeOptions>("committee-machine.ode", [typeof(ITestLoss), typeof(IOrderParameters)], [typeof(ICommitteeTask)]),
        Model<NoOptions>("silent", [], []) with { Clock = "step" },
        Model<EveryKindOptions>("every-kind", [typeof(ITestLoss)], []) with { Clock = "step" },
        Model<NoConstructorOptions>("faulty-options", [typeof(ITestLoss)], []),
        Model<ThrowingOptions>("throwing-options", [typeof(ITestLoss)], []),
        Data<GaussianOptions>("gaussian-committee", [typeof(IDataGenerator), typeof(ICommitteeTask)]),
        Data<NoOptions>("plain-inputs", [typeof(IDataGenerator)]),
        Observer<NoOptions>("test-loss", [typeof(ITestLoss)], new ObservableDescription("test-loss", "The loss.")),
        Observer<OrderParameterOptions>(
            "order-parameters",
            [typeof(IOrderParameters)],
            new ObservableDescription("student-teacher", "R.", 2),
            new ObservableDescription("student-student", "Q.", 2)),
        Observer<NoOptions>("test-error", [typeof(ITestError)], new ObservableDescription("test-error", "The error.")),
        Observer<NoOptions>("test-loss-twin", [typeof(ITestLoss)], new ObservableDescription("test-loss", "The loss again.")),
        Analysis<EscapeOptions>("escape-time", new FindingDescription("escape-time", "When."), new FindingDescription("plateau-height", "How high.")),
        Analysis<PowerLawOptions>("power-law", new FindingDescription("exponent", "b."), new FindingDescription("amplitude", "a.")),
        Analysis<AgreementOptions>("agreement", new FindingDescription("distance", "How far.")),
        Analysis<Derived, DerivedOptions>("derived", new FindingDescription("value", "The value.")),
    ],
    plugins);

    private static Component Model<TOptions>(string name, Type[] provides, Type[] needs) => new()
    {
        Kind = ComponentKind.Model,
        Name = name,
        Type = typeof(object),
        OptionsType = typeof(TOptions),
        Plugin = Origin,
        Clock = "alpha",
        Provides = provides,
        Needs = needs,
    };

    private static Component Data<TOptions>(string name, Type[] provides) =>
        Model<TOptions>(name, provides, []) with { Kind = ComponentKind.DataGenerator, Clock = "" };

    private static Component Observer<TOptions>(string name, Type[] needs, params ObservableDescription[] observables) =>
        Model<TOptions>(name, [], needs) with { Kind = ComponentKind.Observer, Clock = "", Observables = observables };

    private static Component Analysis<TAnalysis, TOptions>(string name, params FindingDescription[] findings) => Analysis<TOptions>(name, findings) with { Type = typeof(TAnalysis) };

    private static Component Analysis<TOptions>(string name, params FindingDescription[] findings) =>
        Model<TOptions>(name, [], []) with { Kind = ComponentKind.Analysis, Clock = "", Findings = findings };
}

internal enum FakeActivation
{
    Erf,
    RampLinear,
}

internal record CommitteeOptions
{
    [Description("Number of student units K.")]
    [Range(1, 1000)]
    public required int HiddenUnits { get; init; }

    [Description("Learning rate η.")]
    [Unit("1 / step")]
    [Positive]
    public required double LearningRate { get; init; }

    [Finite]
    public double InitScale { get; init; } = 0.01;

    public double? StudentOutputScale { get; init; }
}

internal sealed record CommitteeOdeOptions : CommitteeOptions, IDataDependentOptions
{
    public bool SecondOrder { get; init; } = true;

    public InitialOverlapOptions? InitialOverlaps { get; init; }

    public IEnumerable<ValidationResult> Validate(object? dataOptions)
    {
        if (InitialOverlaps is not null && dataOptions is GaussianOptions data && InitialOverlaps.StudentTeacher.Length != data.Eigenvalues)
            yield return new ValidationResult($"'initial-overlaps' has {InitialOverlaps.StudentTeacher.Length} levels, the data {data.Eigenvalues}.", [nameof(InitialOverlaps)]);
    }
}

internal sealed record InitialOverlapOptions
{
    [Finite]
    public required double[][][] StudentTeacher { get; init; }

    public double[][][]? StudentStudent { get; init; }
}

internal sealed record GaussianOptions : IValidatableObject
{
    [Range(1, int.MaxValue)]
    public required int Dimension { get; init; }

    [Range(1, 1000)]
    public required int HiddenUnits { get; init; }

    public FakeActivation Activation { get; init; }

    [Range(1, 100000)]
    public int Eigenvalues { get; init; } = 1;

    [Finite]
    public double SpectrumExponent { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Eigenvalues > 0 && Dimension % Eigenvalues != 0)
            yield return new ValidationResult($"the dimension {Dimension} is not a multiple of the {Eigenvalues} eigenvalues", [nameof(Eigenvalues)]);
    }
}

internal sealed record OrderParameterOptions
{
    public bool Diagonal { get; init; }
}

internal sealed record EscapeOptions
{
    [Range(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Fraction { get; init; } = 0.5;
}

internal sealed record PowerLawOptions
{
    [Description("Part of the abscissa that is fitted.")]
    [MinLength(2), MaxLength(2)]
    [Range(0, double.PositiveInfinity)]
    public double[]? Window { get; init; }
}

internal sealed record AgreementOptions
{
    [NamesCurves(NamedCurves.Companion)]
    public string? With { get; init; }

    [NamesCurves(NamedCurves.SweptName | NamedCurves.Abscissa)]
    public string Size { get; init; } = "eigenvalues";
}

internal sealed record EveryKindOptions : IPredictiveOptions, IHorizonDependentOptions
{
    public int Whole { get; init; } = 1;

    public long Long { get; init; } = 1;

    public ulong Unsigned { get; init; } = 1;

    public double Number { get; init; } = 1;

    public bool Truth { get; init; }

    public string Text { get; init; } = "";

    public FakeActivation Choice { get; init; }

    public int? Maybe { get; init; } = 7;

    public IReadOnlyList<int> List { get; init; } = [];

    public IReadOnlyList<string> Texts { get; init; } = [];

    public double[][] Matrix { get; init; } = [];

    public IReadOnlyDictionary<string, double> Table { get; init; } = new Dictionary<string, double>();

    public OrderParameterOptions Nested { get; init; } = new();

    [Range(0, double.PositiveInfinity)]
    public double Limit { get; init; } = double.PositiveInfinity;

    public Uri? Address { get; init; }

    public IEnumerable<ValidationResult> Validate(object? dataOptions, double until)
    {
        if (Text == "short" && until > 9) yield return new ValidationResult("at most 9 steps fit", [nameof(Text)]);
    }

    public IEnumerable<Prediction> Predict(object? dataOptions)
    {
        Prediction loss = new() { Finding = "exponent", Observable = "test-loss", Versus = "step", Value = -Number, From = 10, To = 100, Origin = "-number" };
        yield return Number > 0 ? loss : loss.Without("the number must be positive");
        yield return loss with { Observable = "escape-time of test-loss", Versus = "whole", From = 0 };
    }
}

internal sealed record NoConstructorOptions(int Size);

internal sealed record ThrowingOptions : IValidatableObject
{
    public int Size { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => throw new NotImplementedException("not done");
}
