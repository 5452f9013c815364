using System.ComponentModel;
using System.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// Examples with independent components, binary or Gaussian, labelled by a teacher w* of norm √N: y = sign(x·w*). The teacher, uniform on the sphere, is drawn from
/// the stream <c>teacher</c> when it is first asked for (D'Amico, Bocchi and Negri 2025).
/// </summary>
[Cites("damico2025")]
[Description("Independent binary or Gaussian inputs labelled by a random linear teacher, y = sign(x.w*): always separable.")]
[VectorWidthIndependent]
[ResultVersion(2)]
public sealed class BinaryTeacher : IBinaryTeacherTask
{
    private readonly RandomStreams _streams;
    private readonly int _dimension;
    private double[]? _teacher;

    /// <summary>Creates the task; nothing is drawn yet.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="streams">The randomness of the run.</param>
    public BinaryTeacher(BinaryTeacherOptions options, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(streams);
        _streams = streams;
        _dimension = options.Dimension;
        ExamplesPerDimension = options.ExamplesPerDimension;
        Examples = checked((int)options.Examples);
        Inputs = options.Inputs;
    }

    /// <inheritdoc/>
    public long InputDimension => _dimension;

    /// <inheritdoc/>
    public int Examples { get; }

    /// <inheritdoc/>
    public double ExamplesPerDimension { get; }

    /// <inheritdoc/>
    public InputDistribution Inputs { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> TeacherWeights => _teacher ??= DrawTeacher();

    /// <inheritdoc/>
    public void DrawSignedExamples(RandomStream stream, Span<sbyte> rows)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(InputDistribution.Binary, rows.Length);
        stream.FillSigns(rows);
        TurnToTeacher(rows);
    }

    /// <inheritdoc/>
    public void DrawSignedExamples(RandomStream stream, Span<float> rows)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(InputDistribution.Gaussian, rows.Length);
        stream.FillNormal(rows);
        TurnToTeacher(rows);
    }

    /// <summary>y x in place of each input x with label y.</summary>
    private void TurnToTeacher<T>(Span<T> rows)
        where T : struct, INumber<T>
    {
        var teacher = TeacherWeights;
        for (int start = 0; start < rows.Length; start += _dimension)
        {
            var row = rows.Slice(start, _dimension);
            double field = 0;
            for (int i = 0; i < row.Length; i++) field += double.CreateTruncating(row[i]) * teacher[i];
            if (field >= 0) continue;
            for (int i = 0; i < row.Length; i++) row[i] = -row[i];
        }
    }

    private void Check(InputDistribution asked, int length)
    {
        if (Inputs != asked) throw new InvalidOperationException($"The inputs are {Inputs}, not {asked}.");
        if (length % _dimension != 0) throw new ArgumentException($"{length} components are not whole inputs of {_dimension}.");
    }

    private double[] DrawTeacher()
    {
        var teacher = new double[_dimension];
        _streams.Create("teacher").FillNormal(teacher);
        double scale = Math.Sqrt(_dimension / VectorKernels.Dot(teacher, teacher));
        for (int i = 0; i < teacher.Length; i++) teacher[i] *= scale;
        return teacher;
    }
}
