using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// What all integrators with error control share: the loop over attempted steps, the control of their size, and dense output. The methods
/// derive from it; it cannot be derived from outside.
/// </summary>
public abstract class AdaptiveOdeIntegrator : IOdeIntegrator
{
    /// <summary>Keeps the end of a step within the range of a double.</summary>
    private const double LargestStep = 1e300;

    /// <summary>Keeps the inverse of the first step within the range of a double.</summary>
    private const double SmallestFirstStep = 1e-290;

    private readonly IOdeSystem _system;
    private readonly OdeStepLimits _limits;
    private readonly double[] _output;
    private StepSizeController _controller;
    private double[] _trial;
    private double _step;
    private bool _started;
    private bool _stepBegun;
    private bool _interpolantReady;
    private long _accepted;
    private long _rejected;
    private long _evaluations;

    private protected AdaptiveOdeIntegrator(
        IOdeSystem system,
        double time,
        ReadOnlySpan<double> state,
        OdeTolerance tolerance,
        OdeStepLimits? limits,
        int order,
        StepSizeController controller)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(tolerance);
        if (!double.IsFinite(time)) throw new ArgumentOutOfRangeException(nameof(time), time, "The initial time must be finite.");
        ArgumentOutOfRangeException.ThrowIfLessThan(system.Dimension, 1, nameof(system));
        if (state.Length != system.Dimension)
        {
            throw new ArgumentException(
                $"The initial state has {state.Length} components and the system {system.Dimension}.", nameof(state));
        }

        int bad = OdeVectors.IndexOfNonFinite(state);
        if (bad >= 0) throw new ArgumentException($"Component {bad} of the initial state is not finite.", nameof(state));

        _system = system;
        _limits = limits ?? new OdeStepLimits();
        _limits.Validate(time, nameof(limits));
        _controller = controller;
        Order = order;
        Dimension = state.Length;
        PaddedDimension = OdeVectors.PaddedLength(Dimension);
        AbsoluteTolerance = new double[PaddedDimension];
        tolerance.CopyAbsolute(AbsoluteTolerance.AsSpan(0, Dimension), nameof(tolerance));
        AbsoluteTolerance.AsSpan(Dimension).Fill(1);
        RelativeTolerance = tolerance.Relative;
        _output = new double[PaddedDimension];
        _trial = new double[PaddedDimension];
        Before = new double[PaddedDimension];
        Current = new double[PaddedDimension];
        state.CopyTo(Current);
        state.CopyTo(_output);
        Time = CurrentTime = StepStart = time;
    }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State => _output.AsSpan(0, Dimension);

    /// <inheritdoc/>
    public OdeStatistics Statistics => AddCosts(new OdeStatistics(_accepted, _rejected, _evaluations));

    private protected int Order { get; }

    private protected int Dimension { get; }

    private protected int PaddedDimension { get; }

    private protected double[] AbsoluteTolerance { get; }

    private protected double RelativeTolerance { get; }

    /// <summary>Start of the last accepted step; its end is <see cref="CurrentTime"/>.</summary>
    private protected double StepStart { get; private set; }

    private protected double CurrentTime { get; private set; }

    /// <summary>The state at <see cref="StepStart"/>.</summary>
    private protected double[] Before { get; private set; }

    /// <summary>The state at <see cref="CurrentTime"/>, where the next step starts.</summary>
    private protected double[] Current { get; private set; }

    /// <inheritdoc/>
    public void AdvanceTo(double until, CancellationToken cancel)
    {
        if (!(double.IsFinite(until) && until >= Time))
        {
            throw new ArgumentOutOfRangeException(
                nameof(until),
                until,
                FormattableString.Invariant($"The time to advance to must be finite and not before the present time {Time:R}."));
        }

        if (until > _limits.EndTime)
        {
            throw new ArgumentOutOfRangeException(
                nameof(until),
                until,
                FormattableString.Invariant($"The time to advance to is after the end time {_limits.EndTime:R} of the integrator."));
        }

        if (until == Time) return;
        try
        {
            if (!_started) Start();
            while (CurrentTime < until) AdvanceOneStep(cancel);
            WriteOutput(until);
        }
        catch
        {
            Current.CopyTo(_output, 0);
            Time = CurrentTime;
            throw;
        }

        Time = until;
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("time", Time);
        writer.Write("output", _output);
        writer.Write("step-start", StepStart);
        writer.Write("current-time", CurrentTime);
        writer.Write("before", Before);
        writer.Write("current", Current);
        writer.Write("step", _step);
        writer.Write("started", _started);
        writer.Write("step-begun", _stepBegun);
        writer.Write("interpolant-ready", _interpolantReady);
        writer.Write("costs", [_accepted, _rejected, _evaluations]);
        _controller.Save(writer);
        SaveMethod(writer);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Time = reader.Read<double>("time");
        reader.Read("output", _output.AsSpan());
        StepStart = reader.Read<double>("step-start");
        CurrentTime = reader.Read<double>("current-time");
        reader.Read("before", Before.AsSpan());
        reader.Read("current", Current.AsSpan());
        _step = reader.Read<double>("step");
        _started = reader.ReadBoolean("started");
        _stepBegun = reader.ReadBoolean("step-begun");
        _interpolantReady = reader.ReadBoolean("interpolant-ready");
        Span<long> costs = stackalloc long[3];
        reader.Read("costs", costs);
        (_accepted, _rejected, _evaluations) = (costs[0], costs[1], costs[2]);
        _controller.Load(reader);
        LoadMethod(reader, _stepBegun);
    }

    /// <summary>Saves the stages of the last step.</summary>
    private protected abstract void SaveMethod(CheckpointWriter writer);

    /// <summary>Loads the stages of the last step.</summary>
    /// <param name="reader">Gives them back.</param>
    /// <param name="stepBegun">Whether <see cref="BeginStep"/> was called for the next step.</param>
    private protected abstract void LoadMethod(CheckpointReader reader, bool stepBegun);

    /// <summary>Computes the derivative at the initial state.</summary>
    private protected abstract void Initialize();

    /// <summary>The derivative at <see cref="Current"/>, padded.</summary>
    private protected abstract ReadOnlySpan<double> CurrentDerivative { get; }

    /// <summary>
    /// Called once before the attempts of a step: what belonged to the end of the last step becomes the start of this one.
    /// </summary>
    private protected abstract void BeginStep();

    /// <summary>
    /// Attempts a step from <see cref="Current"/>, writes the state after it and returns its scaled error (at most 1: accepted). Not
    /// finite when anything that an accepted step needs is not.
    /// </summary>
    private protected abstract double AttemptStep(double step, double[] trial);

    /// <summary>What dense output needs beyond the step itself; called at most once per accepted step.</summary>
    private protected virtual void PrepareInterpolant(Span<double> scratch)
    {
    }

    /// <summary>The state at the fraction <paramref name="fraction"/> in (0, 1) of the last step.</summary>
    private protected abstract void Interpolate(double fraction, Span<double> result);

    private protected virtual OdeStatistics AddCosts(OdeStatistics statistics) => statistics;

    private protected void Evaluate(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        _evaluations++;
        _system.Derivative(time, state[..Dimension], derivative[..Dimension]);
    }

    private void WriteOutput(double time)
    {
        if (time == CurrentTime)
        {
            Current.CopyTo(_output, 0);
            return;
        }

        if (!_interpolantReady) PrepareInterpolant(_output);
        _interpolantReady = true;
        Interpolate((time - StepStart) / (CurrentTime - StepStart), _output);
        if (OdeVectors.IndexOfNonFinite(_output) >= 0)
        {
            throw new OdeException(
                StepStart,
                CurrentTime - StepStart,
                FormattableString.Invariant(
                    $"the dense output at {time:R} is not finite. Limit the steps where the derivative is not defined."));
        }
    }

    private void Start()
    {
        Initialize();
        int bad = OdeVectors.IndexOfNonFinite(CurrentDerivative);
        if (bad >= 0)
        {
            throw new OdeException(
                CurrentTime,
                0,
                $"the derivative of component {bad} is not finite at the initial state. Start from a state where it is defined.");
        }

        _step = _limits.InitialStep ?? InitialStepEstimate();
        _started = true;
    }

    /// <summary>
    /// Hairer, Norsett, Wanner, section II.4: a step whose explicit Euler increment and second derivative are small in the error norm.
    /// </summary>
    private double InitialStepEstimate()
    {
        ReadOnlySpan<double> one = [1];
        double derivative = Squares(CurrentDerivative), state = Squares(Current);
        double step = derivative <= 1e-10 || state <= 1e-10 ? 1e-6 : 0.01 * Math.Sqrt(state / derivative);
        double shortest = Math.Max(SmallestFirstStep, 16 * (Math.BitIncrement(Math.Abs(CurrentTime)) - Math.Abs(CurrentTime)));
        step = Math.Min(Math.Max(step, shortest), Math.Min(_limits.MaximumStep, _limits.EndTime - CurrentTime));

        OdeVectors.Combine(_trial, Current, step, one, CurrentDerivative);
        Evaluate(CurrentTime + step, _trial, Before);
        OdeVectors.Combine(Before, Before, -1, one, CurrentDerivative);
        double curvature = Math.Sqrt(Squares(Before)) / step;
        if (!double.IsFinite(curvature)) return step;
        double largest = Math.Max(curvature, Math.Sqrt(derivative));
        double second = largest <= 1e-15 ? Math.Max(1e-6, 1e-3 * step) : Math.Pow(0.01 / largest, 1.0 / Order);
        return Math.Max(shortest, Math.Min(100 * step, second));

        double Squares(ReadOnlySpan<double> vector) =>
            OdeVectors.ScaledSquares(1, [1.0], vector, Current, Current, AbsoluteTolerance, RelativeTolerance);
    }

    private void AdvanceOneStep(CancellationToken cancel)
    {
        bool finite = true;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            double step = Math.Min(Math.Min(_step, _limits.MaximumStep), LargestStep);
            double end = CurrentTime + step;
            if (end + 0.01 * step >= _limits.EndTime) end = _limits.EndTime;
            else if (CurrentTime + 0.1 * step == CurrentTime) throw Underflow(step, finite);
            step = end - CurrentTime;
            if (!_stepBegun) BeginStep();
            _stepBegun = true;

            double error = AttemptStep(step, _trial);
            finite = double.IsFinite(error);
            if (error <= 1)
            {
                Accept(end, step, error);
                return;
            }

            _rejected++;
            _step = _controller.AfterRejected(step, error);
        }
    }

    private void Accept(double end, double step, double error)
    {
        (Before, Current, _trial) = (Current, _trial, Before);
        StepStart = CurrentTime;
        CurrentTime = end;
        _accepted++;
        _step = _controller.AfterAccepted(step, error);
        _stepBegun = false;
        _interpolantReady = false;
    }

    private OdeException Underflow(double step, bool finite) => new(
        CurrentTime,
        step,
        finite
            ? "the step is too small to advance the time. The solution may be singular here, the problem too stiff for the method, or the "
                + "tolerance below the rounding errors of the derivative: choose a larger tolerance or another method."
            : "the derivative or the state is not finite however short the step. The solution leaves the domain of the system here.");
}
