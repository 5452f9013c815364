using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>
/// The network on the circle at infinite width, small richness and full batch: every harmonic decays by itself, L(t) = ½ Σ_k k^−2q (1 − η λ_k/2)^2t with the
/// harmonics λ_k of the tangent kernel; the clock is the step.
/// </summary>
[Description("Theory of circle-mlp at infinite width, small richness and full batch: the tangent kernel decides.")]
public sealed class CircleLazy : IModel, ITestLoss, IKernelSharpness
{
    private readonly double[] _powers;
    private readonly double[] _rates;

    /// <summary>Computes the spectrum of the kernel.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The target.</param>
    /// <exception cref="RunFailedException">The step size is unstable.</exception>
    public CircleLazy(CircleLazyOptions options, ICircleTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        double[] harmonics = CircleKernel.Harmonics(options.Power, options.HiddenLayers, task.Harmonics + 1);
        _powers = [.. Enumerable.Range(1, task.Harmonics).Select(k => 0.5 * Math.Pow(k, -2 * task.TargetDecay))];
        _rates = [.. harmonics.Skip(1).Select(harmonic => options.LearningRate * Math.Max(0, harmonic) / 2)];
        KernelSharpness = Math.Max(harmonics[0], harmonics.Skip(1).Max() / 2);
        if (!(options.LearningRate * KernelSharpness < 2))
            throw new RunFailedException(string.Create(CultureInfo.InvariantCulture, $"The step size {options.LearningRate} is unstable: use one below {2 / KernelSharpness:G4}, 2 over the largest eigenvalue of the kernel."));
    }

    /// <summary>Steps.</summary>
    public double Time { get; private set; }

    /// <summary>⟨(y − f)²⟩ over the circle.</summary>
    public double TestLoss
    {
        get
        {
            double loss = 0;
            for (int k = _powers.Length - 1; k >= 0; k--) loss += _powers[k] * Math.Pow(1 - _rates[k], 2 * Time);
            return loss;
        }
    }

    /// <summary>The largest eigenvalue of the tangent kernel under the uniform distribution.</summary>
    public double KernelSharpness { get; }

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Time);
        cancel.ThrowIfCancellationRequested();
        Time = Math.Ceiling(until * (1 - 1e-12));
    }
}
