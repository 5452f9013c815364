namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The loss along a drive: without noise by Richardson extrapolation of two grids, (4 L(δ/2) − L(δ))/3, which at δ = 0.01 is accurate to better than 10⁻⁵; with
/// noise, whose steps adapt, on one grid of δ/2.
/// </summary>
internal sealed class ExtrapolatedDrive(SignalMeasure measure, double richness, double noise, double growth)
{
    private readonly Drive _fine = new(measure, richness, noise, growth / 2, refinement: 2);
    private readonly Drive? _coarse = noise > 0 ? null : new Drive(measure, richness, noise, growth);

    /// <summary>L at the time observed last.</summary>
    public double Loss => Extrapolate(_fine.Loss, _coarse?.Loss);

    /// <summary>ρ = |w|²/N.</summary>
    public double Norm => Extrapolate(_fine.Norm, _coarse?.Norm);

    /// <summary>The finer grid.</summary>
    public Drive Fine => _fine;

    public void Observe(double tau, CancellationToken cancel)
    {
        _coarse?.Observe(tau, cancel);
        _fine.Observe(tau, cancel);
    }

    private static double Extrapolate(double fine, double? coarse) => coarse is { } value ? ((4 * fine) - value) / 3 : fine;
}
