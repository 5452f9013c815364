using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// A student w ∝ v on a training set that is drawn once, from the stream <c>data</c>, and what can be read off it at norm λ. The test error is
/// arccos(R)/π: exact for Gaussian inputs, up to O(1/N) for binary ones.
/// </summary>
public abstract class PerceptronStudent : IModel, ICheckpointable, ITestError, IRelativeTestError, IOverlap, ITrainLoss, ITrainError, IMargin
{
    private readonly double[] _teacher;
    private readonly double _lossScale;
    private double _hebbError = double.NaN;

    private protected PerceptronStudent(PerceptronOptions options, IBinaryTeacherTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        _lossScale = options.LossScale;
        Examples = ExampleMatrix.Draw(task, streams);
        _teacher = new double[Examples.Stride];
        task.TeacherWeights.CopyTo(_teacher);
        Weights = new double[Examples.Stride];
        Fields = new double[Examples.Examples];
    }

    /// <inheritdoc/>
    public double Time { get; private protected set; }

    /// <summary>ε = arccos(R)/π.</summary>
    public double TestError => ErrorOf(State);

    /// <inheritdoc/>
    public double RelativeTestError
    {
        get
        {
            double error = TestError;
            if (double.IsNaN(_hebbError)) _hebbError = ErrorOf(HebbWeights());
            return error / _hebbError;
        }
    }

    /// <inheritdoc/>
    public double Overlap => VectorKernels.Dot(State, _teacher) / Math.Sqrt(VectorKernels.Dot(Weights, Weights) * Examples.Dimension);

    /// <summary>Mean of log(1 + exp(−kλΔ)) over the training examples.</summary>
    public double TrainLoss
    {
        get
        {
            double scale = -_lossScale * Time / Math.Sqrt(VectorKernels.Dot(State, Weights)), sum = 0;
            foreach (double value in Fields) sum += SpecialFunctions.Softplus(scale * value);
            return sum / Fields.Length;
        }
    }

    /// <inheritdoc/>
    public double TrainError
    {
        get
        {
            _ = State;
            return (double)Fields.Count(value => value < 0) / Fields.Length;
        }
    }

    /// <inheritdoc/>
    public double Margin => Fields.Min() / Math.Sqrt(VectorKernels.Dot(State, Weights));

    private protected ExampleMatrix Examples { get; }

    /// <summary>v, padded; any length.</summary>
    private protected double[] Weights { get; }

    /// <summary>A v.</summary>
    private protected double[] Fields { get; }

    private double[] State => Time > 0 ? Weights : throw new RunFailedException(
        "A perceptron has no direction at lambda = 0 (residual: infinite): observe lambda > 0; the smallest ones are close to Hebb's rule.");

    /// <inheritdoc/>
    public virtual void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("time", Time);
        writer.Write("weights", Weights);
        writer.Write("fields", Fields);
    }

    /// <inheritdoc/>
    public virtual void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Time = reader.Read<double>("time");
        reader.Read("weights", Weights.AsSpan());
        reader.Read("fields", Fields.AsSpan());
    }

    /// <inheritdoc/>
    public abstract void Advance(double until, CancellationToken cancel);

    /// <summary>Takes a stretch wholly or, when it is cancelled, not at all.</summary>
    private protected void TakeOrGoBack(Action stretch)
    {
        double[] weights = [.. Weights], fields = [.. Fields];
        try
        {
            stretch();
        }
        catch (OperationCanceledException)
        {
            weights.CopyTo(Weights, 0);
            fields.CopyTo(Fields, 0);
            throw;
        }
    }

    /// <summary>Σ_μ y_μ x_μ, padded.</summary>
    private protected double[] HebbWeights()
    {
        var ones = new double[Examples.Examples];
        Array.Fill(ones, 1);
        var sum = new double[Examples.Stride];
        Examples.MultiplyTransposed(ones, sum);
        return sum;
    }

    private double ErrorOf(double[] weights)
    {
        // From the part of w that is orthogonal to the teacher: arccos(R) would lose the digits of small errors.
        double along = VectorKernels.Dot(weights, _teacher) / Examples.Dimension, across = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double part = weights[i] - along * _teacher[i];
            across += part * part;
        }

        return Math.Atan2(Math.Sqrt(across), along * Math.Sqrt(Examples.Dimension)) / Math.PI;
    }
}
