using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// Proportional-integral control of the step size (Hairer, Norsett, Wanner, Solving Ordinary Differential Equations I, section II.4, and
/// II, section IV.2): the next step is h safety err_n^-alpha err_(n-1)^beta within limits, and never longer right after a rejection.
/// </summary>
/// <param name="alpha">Exponent of the present error.</param>
/// <param name="beta">Exponent of the previous error; damps the oscillations of a step that stability limits.</param>
/// <param name="shrink">The largest factor by which a step is shortened.</param>
/// <param name="growth">The largest factor by which a step is lengthened.</param>
internal struct StepSizeController(double alpha, double beta, double shrink, double growth)
{
    private const double Safety = 0.9;
    private double _previousError = 1e-4;
    private bool _rejected;

    /// <summary>The step after an accepted one with the scaled error <paramref name="error"/>.</summary>
    public double AfterAccepted(double step, double error)
    {
        double factor = Safety * Math.Pow(error, -alpha) * Math.Pow(_previousError, beta);
        factor = Math.Clamp(factor, 1 / shrink, _rejected ? 1 : growth);
        _previousError = Math.Max(error, 1e-4);
        _rejected = false;
        return step * factor;
    }

    /// <summary>The step to retry with; an error that is not finite halves it.</summary>
    public double AfterRejected(double step, double error)
    {
        _rejected = true;
        if (!double.IsFinite(error)) return 0.5 * step;
        return step * Math.Max(1 / shrink, Safety * Math.Pow(error, -alpha));
    }

    public readonly void Save(CheckpointWriter writer)
    {
        writer.Write("previous-error", _previousError);
        writer.Write("rejected", _rejected);
    }

    public void Load(CheckpointReader reader)
    {
        _previousError = reader.Read<double>("previous-error");
        _rejected = reader.ReadBoolean("rejected");
    }
}
