using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// The errors of the Bayes-optimal and of the Gibbs student for N → ∞ at α = P/N. They do not depend on λ; the clock is that of the models they bound.
/// </summary>
[Description("Bayes-optimal and Gibbs error of the perceptron for N -> infinity: the bound that no learning rule can beat; clock lambda, on which it does not depend.")]
[VectorWidthIndependent]
public sealed class PerceptronBayes : IModel, ITestError, IRelativeTestError, IOverlap, IResidual
{
    /// <summary>Solves for the overlap of the posterior.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task, of which only α is used.</param>
    public PerceptronBayes(PerceptronBayesOptions options, IBinaryTeacherTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        (double logTangent, Residual) = BayesOverlap.Solve(task.ExamplesPerDimension);
        var angle = Angle.FromLogTangent(logTangent);
        double q = angle.Cosine * angle.Cosine;
        Overlap = options.Estimator == PosteriorEstimator.Bayes ? angle.Cosine : q;
        TestError = options.Estimator == PosteriorEstimator.Bayes
            ? angle.Radians / Math.PI
            : Math.Atan2(angle.Sine * Math.Sqrt(1 + q), q) / Math.PI;
        RelativeTestError = TestError * Math.PI / Angle.FromLogTangent(Angle.HebbLogTangent(task.ExamplesPerDimension)).Radians;
    }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <inheritdoc/>
    public double TestError { get; }

    /// <inheritdoc/>
    public double RelativeTestError { get; }

    /// <summary>√q for Bayes, q for Gibbs.</summary>
    public double Overlap { get; }

    /// <summary>Residual of the logarithm of the equation of q.</summary>
    public double Residual { get; }

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Time);
        cancel.ThrowIfCancellationRequested();
        Time = until;
    }
}
