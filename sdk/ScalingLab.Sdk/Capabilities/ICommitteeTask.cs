namespace ScalingLab.Sdk;

/// <summary>
/// Gaussian inputs ξ ~ N(0, Σ) with a teacher committee of M units: y_n = B_n·ξ/√N, target ζ = a_t Σ_n g(y_n); the output scale a_t belongs to
/// the model. Everything is expressed in the eigenbasis of Σ, ordered by block (Worschech and Rosenow 2024, Sec. 2).
/// </summary>
public interface ICommitteeTask : IDataGenerator
{
    /// <summary>Number of teacher units M.</summary>
    int TeacherUnits { get; }

    /// <summary>Activation g of teacher and student.</summary>
    Activation Activation { get; }

    /// <summary>The distinct eigenvalues of Σ and their multiplicities, which sum to <see cref="IDataGenerator.InputDimension"/>.</summary>
    CovarianceSpectrum Spectrum { get; }

    /// <summary>Teacher weights B in the eigenbasis, M × N row by row, drawn from the stream <c>teacher</c>.</summary>
    ReadOnlySpan<double> TeacherWeights { get; }

    /// <summary>Draws whole inputs ξ in the eigenbasis: component a is √λ_a times a standard normal.</summary>
    /// <param name="stream">Where the normals come from.</param>
    /// <param name="inputs">Rows of N components.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of N.</exception>
    void DrawInputs(RandomStream stream, Span<double> inputs);
}
