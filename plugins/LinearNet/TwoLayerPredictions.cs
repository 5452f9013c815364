using ScalingLab.Sdk;

namespace ScalingLab.LinearNet;

/// <summary>
/// The exponents of a two-layer linear network on a power-law task, which are those of the projected one (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858,
/// App. G), from τ = η t = 10³ on, where they were measured to 0.03, and from where features matter, τ ~ γ₀^(−2/(1−β)); up to where the transient of a finite width
/// or the noise of batches is a hundredth of the loss, or a tenth of the modes are learned.
/// </summary>
internal static class TwoLayerPredictions
{
    private const double Onset = 1e3;
    private const double Negligible = 0.01;
    private const double LogarithmicRange = 0.05;
    private const string Origin = "chi = source max(1, 2/(1 + source)) (Bordelon et al. 2025, arXiv 2409.17858, App. G)";

    public static IEnumerable<Prediction> Of(IPowerLawFeatureTask task, TwoLayerOptions options)
    {
        double capacity = task.Capacity, source = task.Source, acceleration = Math.Max(1, 2 / (1 + source)), chi = source * acceleration;
        double start = Onset * (source < 1 && options.Richness < 1 ? Math.Pow(options.Richness, -2 / (1 - source)) : 1);
        double end = Math.Pow(0.1 * task.InputDimension, capacity / (source < 1 ? 2 - chi : 1));
        end = Math.Min(end, Crossing(Negligible * options.HiddenUnits, (1 - (1 / capacity)) * acceleration));
        end = Math.Min(end, Crossing(Negligible * options.Examples / options.LearningRate, (2 - (1 / capacity)) * acceleration));
        yield return OverTime("test-loss", -chi, $"-chi, {Origin}");
        yield return OverTime("weight-norm", Math.Max(0, 1 - chi), $"max(0, 1 - chi), {Origin}");

        double Crossing(double size, double exponent) =>
            double.IsInfinity(size) || exponent >= chi ? double.PositiveInfinity : Math.Pow(size, 1 / (chi - exponent));

        Prediction OverTime(string observable, double value, string origin)
        {
            Prediction prediction = new()
            {
                Finding = "exponent",
                Observable = observable,
                Versus = "step",
                Value = value,
                From = start / options.LearningRate,
                To = end / options.LearningRate,
                Origin = origin,
            };
            return Math.Abs(source - 1) < LogarithmicRange ? prediction.Without("around source 1 the loss has logarithms beside its power law") : prediction;
        }
    }
}
