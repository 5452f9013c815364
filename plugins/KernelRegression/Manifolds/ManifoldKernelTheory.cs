using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// The deterministic equivalent of kernel ridge regression on the sphere S^d: κ solves P = Σ g λ/(λ + κ) + δ/κ over the degrees of spherical harmonics, and the loss is
/// Σ g v (κ/(λ + κ))² / (1 − q/P), q = Σ g (λ/(λ + κ))², λ and v the eigenvalues of the kernel and of the target's covariance (Bordelon, Canatar and Pehlevan 2020,
/// arXiv 2002.02561). It takes the eigenfunctions for normal, which is an approximation in a low dimension: at d = 2 simulations without ridge lie some 7 % above it, with the
/// same exponent. The clock is P, which may be of any size up to where the degree reaches 500.
/// </summary>
[Cites("bordelon2020")]
[Description("The deterministic equivalent of kernel ridge regression on the sphere (waviness 0); the clock counts examples. Test loss <(y - f)^2>, averaged over targets.")]
public sealed class ManifoldKernelTheory : IModel, ITestLoss
{
    private readonly ManifoldKernelTheoryOptions _options;
    private readonly SphereSpectrum _kernel;
    private readonly double[] _target;
    private readonly double _targetTail;

    /// <summary>Computes the eigenvalues.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    public ManifoldKernelTheory(ManifoldKernelTheoryOptions options, IManifoldTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        SphereOnly.Check(task, "kernel-regression");
        _options = options;
        _kernel = new SphereSpectrum(new RadialKernel(options.Smoothness, options.Scale).At, task.ManifoldDimension);
        var target = new SphereSpectrum(task.TargetCovariance, task.ManifoldDimension);
        (_target, _targetTail) = (target.Eigenvalues, target.Tail);
    }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <summary>⟨(y − f)²⟩.</summary>
    public double TestLoss
    {
        get
        {
            if (Time == 0) return 1;
            double kappa = Kappa(), q = 0, loss = _targetTail;
            for (int k = 0; k < SphereSpectrum.Degrees; k++)
            {
                double learned = _kernel.Eigenvalues[k] / (_kernel.Eigenvalues[k] + kappa);
                q += _kernel.Multiplicities[k] * learned * learned;
                loss += _kernel.Multiplicities[k] * _target[k] * (1 - learned) * (1 - learned);
            }

            return loss / (1 - q / Time);
        }
    }

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        double most = _kernel.Multiplicities[..(SphereSpectrum.Degrees * 5 / 6)].Sum();
        Time = until <= most ? until : throw new RunFailedException(FormattableString.Invariant($"The theory knows the first {SphereSpectrum.Degrees} degrees of the sphere and goes up to {most:G3} examples."));
    }

    private double Kappa()
    {
        double Excess(double log)
        {
            double kappa = Math.Exp(log), sum = (_kernel.Tail + _options.Ridge) / kappa;
            for (int k = 0; k < SphereSpectrum.Degrees; k++) sum += _kernel.Multiplicities[k] * _kernel.Eigenvalues[k] / (_kernel.Eigenvalues[k] + kappa);
            return Math.Log(sum / Time);
        }

        return Math.Exp(BrentRoot.Find(Excess, -400, 10 + Math.Log(1 + _options.Ridge), 1e-12).Position);
    }
}
