namespace ScalingLab.Sdk;

/// <summary>
/// P = αN examples x of dimension N with independent components and the labels y = sign(x·w*) of a teacher w* with |w*|² = N (D'Amico, Bocchi and
/// Negri 2025). The data are separable by construction. A theory for N → ∞ reads α alone.
/// </summary>
public interface IBinaryTeacherTask : IDataGenerator
{
    /// <summary>Number of training examples P.</summary>
    int Examples { get; }

    /// <summary>α as it was asked for; P/N is the nearest to it.</summary>
    double ExamplesPerDimension { get; }

    /// <summary>Distribution of the components of x.</summary>
    InputDistribution Inputs { get; }

    /// <summary>The teacher w*, N components with |w*|² = N, drawn from the stream <c>teacher</c>.</summary>
    ReadOnlySpan<double> TeacherWeights { get; }

    /// <summary>Draws examples multiplied by their labels, y x: all a linear classifier sees of them. Of binary inputs only.</summary>
    /// <param name="stream">Where the signs come from.</param>
    /// <param name="rows">Rows of N components, each −1 or +1.</param>
    /// <exception cref="InvalidOperationException">The inputs are Gaussian.</exception>
    /// <exception cref="ArgumentException">The length is not a multiple of N.</exception>
    void DrawSignedExamples(RandomStream stream, Span<sbyte> rows);

    /// <summary>As the other one, of Gaussian inputs only.</summary>
    /// <param name="stream">Where the normals come from.</param>
    /// <param name="rows">Rows of N components.</param>
    /// <exception cref="InvalidOperationException">The inputs are binary.</exception>
    /// <exception cref="ArgumentException">The length is not a multiple of N.</exception>
    void DrawSignedExamples(RandomStream stream, Span<float> rows);
}
