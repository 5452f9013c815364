using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// What Paquette et al. 2024 (arXiv 2405.15074) say about the compute-optimal frontier of one-pass SGD on random features, and where. With a &lt; 1/2 the widths must have one ratio of
/// features to projections, and a step η ~ N^(2a−1), the largest stable one up to a constant.
/// </summary>
/// <param name="task">The complexities and M.</param>
/// <param name="options">Width, batch, step size and richness.</param>
internal sealed class PaquettePredictions(PowerLawRandomFeatures task, FeatureLearningOptions options)
{
    private const string Paper = "Paquette et al. 2024, arXiv 2405.15074";

    /// <summary>The exponents hold from where the terms that are left out move that of the loss by less.</summary>
    private const double Accuracy = 0.04;

    private const double SmallestCompute = 1e8, LargestCompute = 1e30;
    private const double SmallestRatio = 2, LargestRatio = 16;
    private const double SmallestNoise = 0.05;

    private readonly PaquetteExponents _exponents = new(task.DataComplexity, task.TargetComplexity);

    private bool IsSummable => task.DataComplexity > 0.5;

    private bool HasNoise => double.IsFinite(options.Examples);

    public IEnumerable<Prediction> All()
    {
        if (!double.IsFinite(options.Projections) || options is OfflineOptions) yield break;
        var (loss, width) = HasNoise ? (_exponents.Loss, _exponents.Width) : (_exponents.FlowLoss, _exponents.FlowWidth);
        yield return Frontier("loss-exponent", -loss, $"-eta of phase {_exponents.Phase}{Batch()} ({Paper})");
        yield return Frontier("size-exponent", width, $"xi of phase {_exponents.Phase}{Batch()} ({Paper})");
    }

    private string Batch() => HasNoise ? "" : " without the noise of batches";

    private Prediction Frontier(string finding, double value, string origin)
    {
        Prediction prediction = new()
        {
            Finding = finding,
            Observable = "test-loss",
            Versus = "compute",
            Value = value,
            From = Start(),
            Origin = origin,
        };
        return Obstacle() is { } reason ? prediction.Without(reason) : prediction;
    }

    private double Start()
    {
        double start = SmallestCompute;
        while (start < LargestCompute && PaquetteCorrections.Shift(task.DataComplexity, task.TargetComplexity, HasNoise, start) > Accuracy) start *= 10;

        // Where the noise of batches leads, it must be ten times the flow.
        return HasNoise && _exponents.NoiseLead > 0
            ? Math.Max(start, Math.Pow(10 * options.Examples / (options.LearningRate * (IsSummable ? 1 : task.Modes.Trace)), 1 / _exponents.NoiseLead))
            : start;
    }

    private string? Obstacle()
    {
        double ratio = task.InputDimension / options.Projections, noise = 0.5 * options.LearningRate * task.Modes.Trace / options.Examples;
        if (options.Richness > 0) return "the phases are those of frozen features; use richness: 0";
        if (ratio < SmallestRatio) return string.Create(CultureInfo.InvariantCulture, $"the plateau of {options.Projections} of {task.InputDimension} features is no power law; use a dimension of twice the width or more");
        if (IsSummable) return null;
        if (ratio > LargestRatio)
            return string.Create(CultureInfo.InvariantCulture, $"below a data-complexity of 0.5 the dimension grows with the width; use one ratio of both between {SmallestRatio} and {LargestRatio}, not {ratio:G4}");
        return HasNoise && noise is < SmallestNoise or >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"below a data-complexity of 0.5 the step size is a constant share of the largest stable one, between {SmallestNoise} and 1, not {noise:G3}")
            : null;
    }
}
