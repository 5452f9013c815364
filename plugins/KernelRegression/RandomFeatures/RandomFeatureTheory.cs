using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// The deterministic equivalent of random-feature regression, for large P and N: γ and κ solve P = z + δ/κ and N = z + N κ/γ with z = Σ λ/(λ + γ), and the loss is
/// Σ v [γ/(λ + γ) − κ λ/(λ + γ)² N/(N − q)] / (1 − (q (N − 2z) + z²)/(P (N − q))) with q = Σ λ²/(λ + γ)² and the target powers v. Source: Simon et al. 2023
/// (arXiv 2311.14646), eqs. 2 to 4. The clock is P, which may be of any size.
/// </summary>
/// <param name="options">Valid options.</param>
/// <param name="task">The task that is learned.</param>
[Cites("simon2023", "bahri2021")]
[Description("The deterministic equivalent of random-feature regression for large P and N; the clock is P. Test loss <(y - f)^2>.")]
public sealed class RandomFeatureTheory(RandomFeatureTheoryOptions options, IFeatureTask task) : IModel, ITestLoss
{
    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <summary>⟨(y − f)²⟩.</summary>
    public double TestLoss => Time == 0 ? task.Modes.TargetPower : Loss(Time, options.Features ?? double.PositiveInfinity);

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Time = until;
    }

    private double Loss(double p, double n)
    {
        var modes = task.Modes;
        double gamma = Gamma(p, n), z = Degrees(gamma);
        double q = modes.Sum((_, eigenvalue, _) => Square(eigenvalue / (eigenvalue + gamma)));
        double kappa = double.IsInfinity(n) ? gamma : gamma * Math.Max(0, n - z) / n;
        double share = double.IsInfinity(n) ? 1 : n / (n - q), variance = double.IsInfinity(n) ? q / p : ((q * (n - 2 * z)) + (z * z)) / (p * (n - q));
        double sum = modes.Sum((_, eigenvalue, power) => power * ((gamma / (eigenvalue + gamma)) - (kappa * eigenvalue / Square(eigenvalue + gamma) * share)));
        return variance < 1 - 1e-12
            ? ExampleClock.Finite(sum / (1 - variance), p, "raise the ridge")
            : throw new RunFailedException(FormattableString.Invariant($"At {p} examples and {n} features the loss of the interpolator diverges; give a ridge, or observe other numbers of examples."));
    }

    private double Degrees(double gamma) => task.Modes.Sum((_, eigenvalue, _) => eigenvalue / (eigenvalue + gamma));

    /// <summary>(P − z)(1 − z/N) γ = δ with z below P and N; without ridge z is the smaller one of them.</summary>
    private double Gamma(double p, double n)
    {
        double rank = Math.Min(p, n);
        if (options.Ridge == 0 && Degrees(0) <= rank)
            throw new RunFailedException(FormattableString.Invariant($"{p} examples and {n} features learn all {task.InputDimension} modes exactly; take more modes or stop earlier."));

        // ln γ from below, where z is too large, to above, where it is too small.
        double low = -700, high = Math.Log(task.Modes.Trace + options.Ridge) + 1;
        return Math.Exp(BrentRoot.Find(log =>
        {
            double gamma = Math.Exp(log), z = Degrees(gamma);
            if (options.Ridge == 0) return rank - z;
            if (z >= rank) return -1;
            double left = (p - z) * (double.IsInfinity(n) ? 1 : 1 - (z / n)) * gamma;
            return Math.Tanh(Math.Log(left / options.Ridge));
        }, low, high, 1e-13).Position);
    }

    private static double Square(double value) => value * value;
}
