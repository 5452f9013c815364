using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// Counter-based random numbers, Philox4x32-10: number n of a kind is a pure function of (key, kind, n), so that skipping ahead costs nothing
/// and the same numbers come whatever the chunks they are drawn in, the vector width of the machine or the thread.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Normals: Box-Muller on 64 bits a pair (32 for the radius, 31 for the angle). Where the radius word is below 2^16 (probability 2^−16,
/// r &gt; 4.7) 32 bits more refine it, so the tails reach 9.5 standard deviations and are right to 2^−16 of their probability up to 8. r² is evaluated
/// to 2e-11 and the direction to 6e-11, a twentieth of the distance from one value to the next or less; the smallest radius is 1.5e-5.</item>
/// <item>Normals in single precision: the same from words of their own, evaluated to 3e-7.</item>
/// <item>Uniforms: odd multiples of 2^−53, or of 2^−24 in single precision, so 0 and 1 never occur.</item>
/// <item>Signs: one bit each. Words: the output of the generator.</item>
/// </list>
/// Period: 2^64 blocks of a kind, that is 2^66 normals; positions are counted modulo 2^64. Not thread-safe: create a stream for each thread.
/// Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC'11.
/// </remarks>
public sealed class PhiloxStream : RandomStream
{
    private readonly GroupedSequence<double, NormalKernel> _normals;
    private readonly GroupedSequence<float, SingleNormalKernel> _singleNormals;
    private readonly GroupedSequence<double, UniformKernel> _uniforms;
    private readonly GroupedSequence<float, SingleUniformKernel> _singleUniforms;
    private readonly GroupedSequence<sbyte, SignKernel> _signs;
    private readonly GroupedSequence<uint, WordKernel> _words;

    /// <summary>A stream at its beginning. Usually made by <see cref="PhiloxStreams"/>, which derives the key from names.</summary>
    /// <param name="key">The 64-bit key of the generator.</param>
    /// <param name="subkey">32 more bits that set streams apart (the last counter word).</param>
    public PhiloxStream(ulong key, uint subkey = 0)
    {
        PhiloxKey Of(uint kind) => new((uint)key, (uint)(key >> 32), kind, subkey);
        _normals = new(Of(PhiloxKind.Normal));
        _singleNormals = new(Of(PhiloxKind.SingleNormal));
        _uniforms = new(Of(PhiloxKind.Uniform));
        _singleUniforms = new(Of(PhiloxKind.SingleUniform));
        _signs = new(Of(PhiloxKind.Sign));
        _words = new(Of(PhiloxKind.Word));
    }

    /// <inheritdoc/>
    public override RandomStreamPosition Position
    {
        get => new(
            _normals.Position, _singleNormals.Position, _uniforms.Position, _singleUniforms.Position, _signs.Position, _words.Position);
        set
        {
            _normals.Position = value.Normals;
            _singleNormals.Position = value.SingleNormals;
            _uniforms.Position = value.Uniforms;
            _singleUniforms.Position = value.SingleUniforms;
            _signs.Position = value.Signs;
            _words.Position = value.Words;
        }
    }

    /// <inheritdoc/>
    public override void FillNormal(Span<double> destination) => _normals.Fill(destination);

    /// <inheritdoc/>
    public override void FillNormal(Span<float> destination) => _singleNormals.Fill(destination);

    /// <inheritdoc/>
    public override void FillUniform(Span<double> destination) => _uniforms.Fill(destination);

    /// <inheritdoc/>
    public override void FillUniform(Span<float> destination) => _singleUniforms.Fill(destination);

    /// <inheritdoc/>
    public override void FillSigns(Span<sbyte> destination) => _signs.Fill(destination);

    /// <inheritdoc/>
    public override void FillWords(Span<uint> destination) => _words.Fill(destination);
}
