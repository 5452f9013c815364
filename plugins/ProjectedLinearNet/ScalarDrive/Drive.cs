using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Gradient flow of a projected network as one scalar drive f = (ln s)' on independent nodes: h' = −(s² z − f) h − f, f = γ μ[h(1 − h)]/s². With a finite
/// batch each node carries the variance n of its noise too: n' = −2(s² z − f) n + (η/B) s⁴ z L. Exponential midpoint of second order in h on a grid with
/// dτ = max(10⁻³, δ τ), so that the cost grows with log τ; the grid does not depend on where the drive is observed.
/// With noise the drive is stiff on the plateau and is solved for implicitly; ρ is not. Once noise and drive balance, loss and ρ are constant, and the steps, which grow with τ,
/// would outgrow the rate at which ρ returns to its balance and throw it out of it: what has settled is therefore not stepped any further.
/// </summary>
internal sealed class Drive
{
    private const double FirstStep = 1e-3;
    private const double LargestChange = 2;
    private const double LargestResidual = 3e-2;

    /// <summary>Relative change of loss and norm over a step below which they count as settled, and for how many steps.</summary>
    private const double Settled = 1e-9;
    private const int CalmSteps = 10;

    private readonly SignalMeasure _measure;
    private readonly DriveNodes _nodes;
    private readonly DriveState _grid;
    private readonly DriveState _middle;
    private readonly DriveState _observed;
    private readonly double _richness;
    private readonly double _noise;
    private readonly double _growth;
    private readonly double _first;
    private double _startLoss;
    private int _calm;

    /// <param name="measure">The signal measure.</param>
    /// <param name="richness">γ.</param>
    /// <param name="noise">η/B; 0 for an infinite batch.</param>
    /// <param name="growth">δ.</param>
    /// <param name="refinement">How many times smaller the first steps are.</param>
    public Drive(SignalMeasure measure, double richness, double noise, double growth, double refinement = 1)
    {
        (_measure, _richness, _noise, _growth, _first) = (measure, richness, noise, growth, FirstStep / refinement);
        _nodes = new DriveNodes(measure);
        _grid = new DriveState(_nodes.Count);
        _middle = new DriveState(_nodes.Count);
        _observed = new DriveState(_nodes.Count);
    }

    /// <summary>L at the time observed last.</summary>
    public double Loss { get; private set; }

    /// <summary>ρ = |w|²/N.</summary>
    public double Norm => _observed.Norm;

    /// <summary>s² = 1 + γ ρ.</summary>
    public double Scale => ScaleOf(_observed);

    /// <summary>h at the nodes; real at infinite width.</summary>
    public ReadOnlySpan<double> Residual => _observed.Real.AsSpan(0, _measure.Nodes.Length);

    public void Observe(double tau, CancellationToken cancel)
    {
        while (true)
        {
            double step = Math.Max(_first, _growth * _grid.Tau);
            if (_grid.Tau + step > tau || _calm >= CalmSteps) break;
            cancel.ThrowIfCancellationRequested();
            double loss = _startLoss, norm = _grid.Norm;
            Take(_grid, step);
            _calm = IsCalm(loss, _startLoss) && IsCalm(norm, _grid.Norm) ? _calm + 1 : 0;
        }

        _observed.CopyFrom(_grid);
        while (_observed.Tau < tau && _calm < CalmSteps) Take(_observed, tau - _observed.Tau);
        var (_, error, noise) = _nodes.Functionals(_observed, _noise > 0);
        Loss = _measure.Floor + error + noise;
    }

    private static bool IsCalm(double before, double after) => after > 0 && Math.Abs(after - before) <= Settled * after;

    private double ScaleOf(DriveState state) => _noise > 0 ? 1 + (_richness * state.Norm) : Math.Exp(2 * state.LogScale);

    private void Take(DriveState state, double step)
    {
        double end = state.Tau + step;
        if (_noise > 0)
        {
            double taken = TakeNoisy(state, step);
            state.Tau = taken == step ? end : state.Tau + taken;
            return;
        }

        double scale = ScaleOf(state), drive = _richness * _nodes.Functionals(state, false).Overlap / scale;
        _nodes.Step(state, _middle, scale, drive, 0, step / 2);
        double middle = Math.Exp(2 * (state.LogScale + (drive * step / 2))), overlap = _nodes.Functionals(_middle, false).Overlap;
        drive = _richness * overlap / middle;
        _nodes.Step(state, state, middle, drive, 0, step);
        state.LogScale += drive * step;
        state.Norm = _richness > 0 ? (Math.Exp(2 * state.LogScale) - 1) / _richness : state.Norm + (2 * overlap * step);
        state.Tau = end;
    }

    private double TakeNoisy(DriveState state, double step)
    {
        var (startOverlap, startError, startNoise) = _nodes.Functionals(state, true);
        startOverlap -= startNoise;
        double startLoss = _measure.Floor + startError + startNoise, startShot = _noise * startLoss * _measure.Trace;
        if (state == _grid) _startLoss = startLoss;
        double startDrive = Gain(state.Norm, state.Excess) * startOverlap;
        for (; ; step /= 2)
        {
            if (!(step > 1e-14 * (state.Tau + 1)))
                throw new RunFailedException(FormattableString.Invariant($"The theory found no stable step at eta t = {state.Tau:G6}; the batch noise may diverge: lower learning-rate or raise batch."));
            if (!(Math.Abs(startDrive) * step < LargestChange)) continue;
            double half = step / 2, norm = Math.Max(0, state.Norm + (half * ((2 * startOverlap) + startShot)));
            double excess = ExcessAfter(state, startOverlap, startShot, norm, half), gain = Gain(norm, excess), scale = 1 + (_richness * state.Norm);
            (double Drive, double Overlap, double Loss) Respond(double drive)
            {
                _nodes.Step(state, _middle, scale, drive, _noise * scale * scale * startLoss, half);
                var (overlap, error, noise) = _nodes.Functionals(_middle, true);
                return (gain * (overlap - noise), overlap - noise, _measure.Floor + error + noise);
            }

            double first = Respond(startDrive).Drive, second = Respond(first).Drive;
            double curvature = second - (2 * first) + startDrive;
            double drive = Math.Abs(curvature) > 1e-14 * Math.Abs(first) ? startDrive - ((first - startDrive) * (first - startDrive) / curvature) : second;
            var middle = Respond(drive);
            if (!(Math.Abs(middle.Drive - drive) * step < LargestResidual) || !(Math.Abs(drive) * step < LargestChange)) continue;

            double shot = _noise * middle.Loss * _measure.Trace, middleScale = 1 + (_richness * norm);
            _nodes.Step(state, state, middleScale, drive, _noise * middleScale * middleScale * middle.Loss, step);
            double end = Math.Max(0, state.Norm + (step * ((2 * middle.Overlap) + shot)));
            state.Excess = ExcessAfter(state, middle.Overlap, shot, end, step);
            state.Norm = end;
            return step;
        }
    }

    private double Gain(double norm, double excess) => (_richness + excess) / (1 + ((_richness + excess) * norm));

    /// <summary>ε' = γ² ς − 2 ε (Q + ς)/ρ, implicit in ε because ρ starts from zero.</summary>
    private double ExcessAfter(DriveState state, double overlap, double shot, double norm, double step)
    {
        double rate = norm > 0 ? 2 * (overlap + shot) / norm : 0;
        return (state.Excess + (step * _richness * _richness * shot)) / Math.Max(1 + (step * rate), 0.1);
    }
}
