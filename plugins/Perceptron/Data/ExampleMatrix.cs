using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// The training examples times their labels, A_μi = y_μ x_μi, P rows as narrow as their distribution allows: one byte a binary component, four a Gaussian
/// one. Rows are padded with zeros to <see cref="Stride"/>, and so are all vectors over them.
/// </summary>
internal abstract class ExampleMatrix
{
    /// <summary>Most components, the length an array can have.</summary>
    public const int MaximumEntries = 2_147_483_591;

    protected ExampleMatrix(IBinaryTeacherTask task)
    {
        Examples = task.Examples;
        Dimension = checked((int)task.InputDimension);
        Stride = Padded(Dimension);
    }

    /// <summary>P.</summary>
    public int Examples { get; }

    /// <summary>N.</summary>
    public int Dimension { get; }

    /// <summary>N rounded up to a multiple of 8.</summary>
    public int Stride { get; }

    /// <summary>Draws the training set from the stream <c>data</c>.</summary>
    public static ExampleMatrix Draw(IBinaryTeacherTask task, RandomStreams streams)
    {
        var stream = streams.Create("data");
        return task.Inputs == InputDistribution.Binary
            ? new ExampleMatrix<sbyte, BinaryLanes>(task, stream)
            : new ExampleMatrix<float, GaussianLanes>(task, stream);
    }

    /// <summary>N rounded up to a multiple of 8.</summary>
    public static int Padded(int dimension) => checked(dimension + VectorKernels.Lanes - 1) / VectorKernels.Lanes * VectorKernels.Lanes;

    /// <summary>f = A v, P fields.</summary>
    public abstract void Multiply(ReadOnlySpan<double> vector, Span<double> fields);

    /// <summary>Aᵀ p, as long as a row.</summary>
    public abstract void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> vector);
}
