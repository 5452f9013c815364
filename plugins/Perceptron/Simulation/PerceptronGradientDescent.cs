using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// Gradient descent on Σ_μ log(1 + exp(−k y x·v/√N)) from v = 0 without any constraint: the norm λ = |v|/√N grows by itself and the direction tends to
/// the largest margin (implicit bias; Soudry et al. 2018). The clock is the measured λ; between two steps the state is the point of the step at which
/// |v| = λ√N, so that replicas can be averaged at equal norm.
/// </summary>
[Cites("damico2025", "soudry2018")]
[Description("Unconstrained gradient descent of the perceptron, whose norm grows by itself; clock lambda, the measured norm.")]
[VectorWidthIndependent]
public sealed class PerceptronGradientDescent : PerceptronStudent
{
    /// <summary>|v|/√N after the first normalised step, from v = 0.</summary>
    private const double FirstNorm = 1e-3;

    /// <summary>Largest normalised step while λ is below 1, relative to |v|.</summary>
    private const double LargestPart = 0.05;

    private readonly PerceptronGradientDescentOptions _options;
    private readonly double _rate;
    private readonly double _scale;
    private readonly double[] _vector;
    private readonly double[] _fields;
    private readonly double[] _step;
    private readonly double[] _stepFields;
    private readonly double[] _weights;
    private int _steps;
    private double _reached;

    /// <summary>Draws the training set.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public PerceptronGradientDescent(PerceptronGradientDescentOptions options, IBinaryTeacherTask task, RandomStreams streams)
        : base(options, task, streams)
    {
        _options = options;
        _scale = options.LossScale / Math.Sqrt(Examples.Dimension);
        double rootAlpha = Math.Sqrt((double)Examples.Examples / Examples.Dimension);
        _rate = 4 * options.StepSize / (options.LossScale * options.LossScale * (1 + rootAlpha) * (1 + rootAlpha));
        _vector = new double[Examples.Stride];
        _step = new double[Examples.Stride];
        _fields = new double[Examples.Examples];
        _stepFields = new double[Examples.Examples];
        _weights = new double[Examples.Examples];
    }

    /// <summary>Steps taken so far, the present one included.</summary>
    internal int Steps => _steps;

    /// <inheritdoc/>
    public override void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Time);
        if (until == Time) return;
        while (_reached < until)
        {
            cancel.ThrowIfCancellationRequested();
            if (_steps == _options.MaximumSteps) throw Exhausted(until);
            Step();
        }

        // The point of the step where |v| = λ√N; the norm grew beyond it within the step.
        double vv = VectorKernels.Dot(_vector, _vector), vd = VectorKernels.Dot(_vector, _step), dd = VectorKernels.Dot(_step, _step);
        double missing = until * until * Examples.Dimension - vv, root = Math.Sqrt(Math.Max(vd * vd + dd * missing, 0));
        double part = Math.Clamp(vd > 0 ? missing / (root + vd) : (root - vd) / dd, 0, 1);
        _vector.CopyTo(Weights, 0);
        _fields.CopyTo(Fields, 0);
        VectorKernels.AddScaled(part, _step, Weights);
        VectorKernels.AddScaled(part, _stepFields, Fields);
        Time = until;
    }

    /// <inheritdoc/>
    public override void Save(CheckpointWriter writer)
    {
        base.Save(writer);
        writer.Write("vector", _vector);
        writer.Write("vector-fields", _fields);
        writer.Write("step", _step);
        writer.Write("step-fields", _stepFields);
        writer.Write("steps", _steps);
        writer.Write("reached", _reached);
    }

    /// <inheritdoc/>
    public override void Load(CheckpointReader reader)
    {
        base.Load(reader);
        reader.Read("vector", _vector.AsSpan());
        reader.Read("vector-fields", _fields.AsSpan());
        reader.Read("step", _step.AsSpan());
        reader.Read("step-fields", _stepFields.AsSpan());
        _steps = reader.Read<int>("steps");
        _reached = reader.Read<double>("reached");
    }

    /// <summary>Completes the present step and prepares the next one.</summary>
    private void Step()
    {
        VectorKernels.AddScaled(1, _step, _vector);
        VectorKernels.AddScaled(1, _stepFields, _fields);
        double curvature = 0;
        for (int i = 0; i < _weights.Length; i++)
        {
            double p = 1 / (1 + Math.Exp(_scale * _fields[i]));
            _weights[i] = p;
            curvature += 4 * p * (1 - p) / _weights.Length;
        }

        Examples.MultiplyTransposed(_weights, _step);
        VectorKernels.Scale(StepLength(curvature), _step);
        Examples.Multiply(_step, _stepFields);
        _steps++;
        double squared = VectorKernels.Dot(_vector, _vector) + 2 * VectorKernels.Dot(_vector, _step) + VectorKernels.Dot(_step, _step);
        _reached = Math.Sqrt(squared / Examples.Dimension);
    }

    /// <summary>What Aᵀp is multiplied with.</summary>
    private double StepLength(double curvature)
    {
        double length = _rate * _scale;
        if (_options.Step == StepRule.Constant) return length;
        length /= Math.Min(1, 3 * curvature);
        double norm = Math.Sqrt(VectorKernels.Dot(_vector, _vector) / Examples.Dimension);
        if (norm >= 1) return length;
        double push = Math.Sqrt(VectorKernels.Dot(_step, _step) / Examples.Dimension);
        return Math.Min(length, Math.Max(LargestPart * norm, FirstNorm) / push);
    }

    private RunFailedException Exhausted(double until) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Gradient descent reached lambda = {_reached:G6} in {_steps} steps, not {until:G6}: residual {(until - _reached) / until:G3} of lambda. Raise maximum-steps or step-size, choose step: normalised, or observe smaller lambda; the norm grows like the logarithm of constant steps."));
}
