using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Reads measured curves from a file, a row a tick of the clock <c>row</c>, so that they go through the same analyses and figures as models.</summary>
[Description("Reads measured curves from a CSV, NumPy or JSON-lines file; a row a tick of the clock, so 'until' is at least the number of rows and 'at' is every(1).")]
[VectorWidthIndependent]
public sealed class MeasuredCurves : IModel, IMeasurements
{
    private readonly MeasuredRow[] _rows;
    private int _count;

    /// <param name="options">The file, its columns and the rows.</param>
    /// <param name="streams">Tells the replica; nothing is random.</param>
    public MeasuredCurves(MeasuredCurvesOptions options, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        try
        {
            _rows = MeasuredFile.Rows(options, streams.Replica);
        }
        catch (MeasuredFileException exception)
        {
            throw new RunFailedException(exception.Message);
        }
    }

    /// <inheritdoc/>
    public double Time => _count;

    /// <inheritdoc/>
    public MeasuredRow? Row => _count == 0 ? null : _rows[_count - 1];

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        _count = (int)Math.Min(_rows.Length, Math.Floor(until));
    }
}
