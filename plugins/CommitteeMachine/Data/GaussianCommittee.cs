using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Inputs ξ ~ N(0, Σ) in the eigenbasis of Σ with λ_l = λ_+ l^−(1+β) or given eigenvalues, and a teacher committee with weights B_na ~ N(0, 1) from the stream
/// <c>teacher</c> (Worschech and Rosenow 2024), or made orthogonal within each block. The components of one block are adjacent: the first N/L belong to λ_1.
/// </summary>
[Cites("worschech2024")]
[Description("Gaussian inputs with a power-law covariance spectrum, labelled by a random committee of teacher units.")]
[VectorWidthIndependent]
[ResultVersion(2)]
public sealed class GaussianCommittee : ICommitteeTask
{
    private readonly RandomStreams _streams;
    private readonly CacheAlignedArray _scales;
    private readonly bool _isotropic;
    private readonly bool _orthogonal;
    private CacheAlignedArray? _teacherWeights;

    /// <summary>Creates the task; the teacher is drawn when it is first asked for.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="streams">The randomness of the run.</param>
    public GaussianCommittee(GaussianCommitteeOptions options, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(streams);
        _streams = streams;
        TeacherUnits = options.HiddenUnits;
        Activation = options.Activation;
        Spectrum = options.CreateSpectrum();
        _orthogonal = options.OrthogonalTeacher;
        _isotropic = Spectrum.Count == 1 && Spectrum.Eigenvalues[0] == 1;
        _scales = new CacheAlignedArray(options.Dimension);
        int start = 0;
        for (int l = 0; l < Spectrum.Count; l++)
        {
            _scales.Span.Slice(start, Spectrum.Multiplicities[l]).Fill(Math.Sqrt(Spectrum.Eigenvalues[l]));
            start += Spectrum.Multiplicities[l];
        }
    }

    /// <inheritdoc/>
    public long InputDimension => _scales.Length;

    /// <inheritdoc/>
    public int TeacherUnits { get; }

    /// <inheritdoc/>
    public Activation Activation { get; }

    /// <inheritdoc/>
    public CovarianceSpectrum Spectrum { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> TeacherWeights => (_teacherWeights ??= DrawTeacher()).Span;

    /// <inheritdoc/>
    public void DrawInputs(RandomStream stream, Span<double> inputs)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (inputs.Length % _scales.Length != 0)
            throw new ArgumentException($"{inputs.Length} components are not whole inputs of {_scales.Length}.", nameof(inputs));

        if (_isotropic)
            stream.FillNormal(inputs);
        else
            stream.FillNormal(inputs, _scales.Span);
    }

    private CacheAlignedArray DrawTeacher()
    {
        var weights = WeightMatrix.DrawTeacher(_streams, TeacherUnits, _scales.Length);
        if (_orthogonal)
            OrthogonalTeacher.Orthogonalise(weights.Span, Spectrum);
        return weights;
    }
}
