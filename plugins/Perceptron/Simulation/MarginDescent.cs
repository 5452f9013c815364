namespace ScalingLab.Perceptron;

/// <summary>
/// Minimises an <see cref="IMarginObjective"/> by L-BFGS. Fields are linear in v, so that a line search costs passes over P numbers only: one
/// step reads the examples twice, whatever the number of trial points.
/// </summary>
internal sealed class MarginDescent
{
    private const int Memory = 20;
    private const int MaximumTrials = 30;

    /// <summary>The slope along a step must fall to this part (Wolfe's curvature condition, |φ'(t)| ≤ c |φ'(0)|).</summary>
    private const double SlopeFraction = 0.3;

    private readonly ExampleMatrix _examples;
    private readonly IMarginObjective _objective;
    private readonly LimitedMemory _memory;
    private readonly double[] _direction;
    private readonly double[] _directionFields;
    private readonly double[] _trialFields;
    private readonly double[] _weights;
    private readonly double[] _push;
    private readonly double[] _gradient;
    private readonly double[] _previousGradient;

    public MarginDescent(ExampleMatrix examples, IMarginObjective objective)
    {
        _examples = examples;
        _objective = objective;
        _memory = new LimitedMemory(Memory, examples.Stride);
        _direction = new double[examples.Stride];
        _directionFields = new double[examples.Examples];
        _trialFields = new double[examples.Examples];
        _weights = new double[examples.Examples];
        _push = new double[examples.Stride];
        _gradient = new double[examples.Stride];
        _previousGradient = new double[examples.Stride];
    }

    /// <summary>Steps of the last minimisation.</summary>
    public int Iterations { get; private set; }

    /// <summary>Minimises from v in place.</summary>
    /// <param name="vector">v, not zero.</param>
    /// <param name="fields">Receives A v at the end.</param>
    /// <param name="tolerance">Accepted |∇F| relative to the push of the examples.</param>
    /// <param name="maximumIterations">Steps.</param>
    /// <param name="cancel">Checked at each step.</param>
    /// <returns>|∇F| / |push Aᵀp|: how far the pull and the push are from balance. Above the tolerance when the steps are used up or rounding allows no descent.</returns>
    public double Minimise(Span<double> vector, Span<double> fields, double tolerance, int maximumIterations, CancellationToken cancel)
    {
        _memory.Clear();
        _examples.Multiply(vector, fields);
        double residual = Differentiate(vector, fields);
        for (Iterations = 0; residual > tolerance && Iterations < maximumIterations; Iterations++)
        {
            cancel.ThrowIfCancellationRequested();
            _memory.Descend(_gradient, _direction);
            bool isRestart = _memory.IsEmpty;
            _examples.Multiply(_direction, _directionFields);
            double step = Search(vector, fields, isRestart);
            if (step == 0)
            {
                if (isRestart) break;
                _memory.Clear();
                continue;
            }

            VectorKernels.AddScaled(step, _direction, vector);
            VectorKernels.AddScaled(step, _directionFields, fields);
            _gradient.CopyTo(_previousGradient, 0);
            residual = Differentiate(vector, fields);
            VectorKernels.Scale(step, _direction);
            for (int i = 0; i < _previousGradient.Length; i++) _previousGradient[i] = _gradient[i] - _previousGradient[i];
            _memory.Add(_direction, _previousGradient);
        }

        return residual;
    }

    /// <summary>Computes the gradient at v.</summary>
    private double Differentiate(ReadOnlySpan<double> vector, ReadOnlySpan<double> fields)
    {
        var (pull, push) = _objective.Weigh(fields, VectorKernels.Dot(vector, vector), _weights);
        _examples.MultiplyTransposed(_weights, _push);
        for (int i = 0; i < _gradient.Length; i++) _gradient[i] = pull * vector[i] - push * _push[i];
        return Math.Sqrt(VectorKernels.Dot(_gradient, _gradient)) / (push * Math.Sqrt(VectorKernels.Dot(_push, _push)));
    }

    /// <summary>
    /// The length of a step at which the slope has become small, by bracketing and the secant method; it needs slopes only, whose digits do not
    /// cancel near the minimum as those of the values do. Zero when there is no descent.
    /// </summary>
    private double Search(ReadOnlySpan<double> vector, ReadOnlySpan<double> fields, bool isRestart)
    {
        double vv = VectorKernels.Dot(vector, vector), vd = VectorKernels.Dot(vector, _direction), dd = VectorKernels.Dot(_direction, _direction);
        double start = VectorKernels.Dot(_gradient, _direction);
        if (!(start < 0)) return 0;
        double low = 0, lowSlope = start, high = double.PositiveInfinity, highSlope = double.NaN;
        double step = isRestart ? 0.05 * Math.Sqrt(vv / dd) : 1;
        for (int trial = 0; trial < MaximumTrials; trial++)
        {
            for (int i = 0; i < _trialFields.Length; i++) _trialFields[i] = fields[i] + step * _directionFields[i];
            var (pull, push) = _objective.Weigh(_trialFields, vv + step * (2 * vd + step * dd), _weights);
            double slope = pull * (vd + step * dd) - push * VectorKernels.Dot(_weights, _directionFields);
            if (Math.Abs(slope) <= SlopeFraction * -start) return step;
            if (slope < 0) (low, lowSlope) = (step, slope);
            else (high, highSlope) = (step, slope);
            if (double.IsPositiveInfinity(high))
            {
                double secant = slope > start ? step * start / (start - slope) : double.PositiveInfinity;
                step = Math.Clamp(secant, 1.5 * step, 10 * step);
                continue;
            }

            double part = lowSlope / (lowSlope - highSlope);
            double next = low + (high - low) * Math.Clamp(double.IsFinite(part) ? part : 0.5, 0.05, 0.95);
            if (next <= low || next >= high) break;
            step = next;
        }

        return low;
    }
}
