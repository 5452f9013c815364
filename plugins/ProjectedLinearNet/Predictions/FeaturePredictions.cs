using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// What the exponents of Bordelon, Atanasov and Pehlevan (arXiv 2409.17858) say about a network on a power-law task, and where: a power law is predicted from
/// where it was measured to 0.03, τ = 10³, and, with features, from where γ ρ(τ) ~ 1 makes it one; up to where another term has grown to a hundredth of it, or a
/// tenth of the modes are learned.
/// </summary>
/// <param name="task">Capacity α, source β and dimension M.</param>
/// <param name="options">Width, batch, step size and richness.</param>
internal sealed class FeaturePredictions(IPowerLawFeatureTask task, FeatureLearningOptions options)
{
    private const string Paper = "Bordelon et al. 2025, arXiv 2409.17858";
    private const double Onset = 1e3;
    private const double Negligible = 0.01;

    /// <summary>Compute from which exponents of the frontier were measured to be within 0.01 of the prediction; that of batch noise from a tenth of it.</summary>
    private const double AsymptoticCompute = 1e8;

    private const double SmallestSize = 8;

    /// <summary>Around source 1 there are logarithms: at 1, the measured χ is 1.026 at τ = 10⁷.</summary>
    private const double LogarithmicRange = 0.05;

    private readonly FeatureExponents _exponents = new(task.Capacity, task.Source, options.Richness > 0);

    private bool IsHard => task.Source < 1;

    private bool IsOffline => options is OfflineOptions;

    private double Start => Onset * (IsHard && options.Richness is > 0 and < 1 ? Math.Pow(options.Richness, -1 / (1 - _exponents.Time)) : 1);

    /// <summary>τ at which a tenth of the modes are learned, (s² τ)^(1/α) = M/10.</summary>
    private double EndOfSpectrum => Math.Pow(0.1 * task.InputDimension, task.Capacity / (IsHard && options.Richness > 0 ? 2 - _exponents.Time : 1));

    public IEnumerable<Prediction> All()
    {
        string time = options.Richness > 0 ? "chi = source max(1, 2/(1 + source))" : "chi = source";
        yield return OverTime("test-loss", -_exponents.Time, $"-chi, {time} ({Paper}, Sec. 3)");
        yield return OverTime("weight-norm", Math.Max(0, 1 - _exponents.Time), $"max(0, 1 - chi), {time} ({Paper}, Sec. 3)");
        if (!double.IsFinite(options.Projections)) yield break;
        yield return IsOffline ? DataBottleneck() : ModelBottleneck();
        if (IsOffline) yield break;
        bool noisy = _exponents.Phase == FeaturePhase.SuperEasy && double.IsFinite(options.Examples);
        var (loss, size, origin) = (_exponents.Phase, noisy) switch
        {
            (FeaturePhase.Hard, _) => (_exponents.Compute, _exponents.OptimalWidth, $"chi capacity source/(chi + capacity source), {time}"),
            (_, true) => (_exponents.Compute, _exponents.OptimalWidth, "1 - 1/(2 capacity), noise of batches against the transient of finite width"),
            _ => (_exponents.FlowCompute, _exponents.FlowOptimalWidth, "capacity source/(capacity source + 1)"),
        };
        yield return OverCompute("loss-exponent", -loss, size, noisy, $"-r, r = {origin} ({Paper}, Table 1)");
        yield return OverCompute("size-exponent", size, size, noisy, $"the best width along r = {origin} ({Paper}, Sec. 4)");
    }

    private Prediction OverTime(string observable, double value, string origin)
    {
        Prediction prediction = new()
        {
            Finding = "exponent",
            Observable = observable,
            Versus = "step",
            Value = value,
            From = Start / options.LearningRate,
            To = EndOfFlow() / options.LearningRate,
            Origin = origin,
        };
        return Math.Abs(task.Source - 1) < LogarithmicRange ? prediction.Without("around source 1 the loss has logarithms beside its power law") : prediction;
    }

    /// <summary>τ at which the first of the other terms is a hundredth of τ^−χ.</summary>
    private double EndOfFlow()
    {
        double end = Math.Min(EndOfSpectrum, Crossing(Negligible * Math.Pow(options.Projections, _exponents.ModelBottleneck), 0));
        end = Math.Min(end, Crossing(Negligible * options.Projections, _exponents.ModelTransient));
        return IsOffline
            ? Math.Min(Math.Min(end, Crossing(Negligible * Math.Pow(options.Examples, _exponents.DataBottleneck), 0)), Crossing(Negligible * options.Examples, _exponents.ModelTransient))
            : Math.Min(end, Crossing(Negligible * options.Examples / options.LearningRate, _exponents.BatchNoise));
    }

    /// <summary>τ at which τ^−exponent / size is a hundredth of τ^−χ, 0.01 being in the size; never for a term that falls faster.</summary>
    private double Crossing(double size, double exponent) =>
        double.IsInfinity(size) || exponent >= _exponents.Time ? double.PositiveInfinity : Math.Pow(size, 1 / (_exponents.Time - exponent));

    private Prediction ModelBottleneck()
    {
        Prediction prediction = new()
        {
            Finding = "exponent",
            Observable = "value of test-loss",
            Versus = "width",
            Value = -_exponents.ModelBottleneck,
            From = SmallestSize,
            To = 0.1 * task.InputDimension,
            Origin = "-capacity min(1, source) of the plateau at late times (Paquette et al. 2024, arXiv 2405.15074)",
        };
        return double.IsFinite(options.Examples) ? prediction.Without("a finite batch adds its own plateau to that of the width; use batch: inf") : prediction;
    }

    private Prediction DataBottleneck() => new()
    {
        Finding = "exponent",
        Observable = "value of test-loss",
        Versus = "training-examples",
        Value = -_exponents.DataBottleneck,
        From = SmallestSize,
        To = Math.Min(
            0.1 * task.InputDimension,
            Math.Pow(Negligible * Math.Pow(options.Projections, _exponents.ModelBottleneck), 1 / _exponents.DataBottleneck)),
        Origin = $"-capacity min(2, source) of the plateau at late times ({Paper}, App. D)",
    };

    private Prediction OverCompute(string finding, double value, double size, bool noisy, string origin)
    {
        double from = noisy ? 0.1 * AsymptoticCompute : AsymptoticCompute;
        if (IsHard) from = Math.Max(from, Math.Pow(Start / options.LearningRate, 1 / (1 - size)));

        // The noise must be ten times the flow at t = C^(1/2).
        if (noisy) from = Math.Max(from, Math.Pow(10 * options.Examples / options.LearningRate, 2 / (task.Source - _exponents.BatchNoise)));
        return new Prediction
        {
            Finding = finding,
            Observable = "test-loss",
            Versus = "compute",
            Value = value,
            From = from,
            To = Math.Min(Math.Pow(0.1 * task.InputDimension, 1 / size), Math.Pow(EndOfSpectrum / options.LearningRate, 1 / (1 - size))),
            Origin = origin,
        };
    }
}
