using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Options of <c>measured-curves</c>.</summary>
public sealed record MeasuredCurvesOptions : IValidatableObject
{
    /// <summary>The file.</summary>
    [Description("The file: .csv or .tsv (header line, # for comments), .npy, .npz or .jsonl (one JSON object a line); relative to the experiment file."), InputFile]
    public required string File { get; init; }

    /// <summary>Column of the abscissa, increasing; the number of the row when not given.</summary>
    [Description("Column of the abscissa, which must increase; the number of the row when not given.")]
    public string? X { get; init; }

    /// <summary>Column of the ordinate.</summary>
    [Description("Column of the ordinate. A wide table has one column a curve: \"loss_${width}\".")]
    public required string Y { get; init; }

    /// <summary>Column of the model size.</summary>
    [Description("Column of the model size, where rows are training runs of several sizes.")]
    public string? ModelSize { get; init; }

    /// <summary>Column of the data size.</summary>
    [Description("Column of the data size, where rows are training runs on several sizes.")]
    public string? DataSize { get; init; }

    /// <summary>Which rows: column → value.</summary>
    [Description("Which rows of a tidy table belong to the curve: column: value, for instance width: \"${width}\".")]
    public Dictionary<string, string> Where { get; init; } = [];

    /// <summary>Column that tells replicas apart: the k-th replica of the block reads the rows of its k-th value.</summary>
    [Description("Column that tells repeated measurements apart, such as seed: replica k of the block reads the rows of its k-th value, so that 'replicas' is at most their number.")]
    public string? Replica { get; init; }

    /// <summary>Size of the unit of a column, which its numbers are multiplied with.</summary>
    [Description("Size of the unit of a column, which its numbers are multiplied with: tokens: 1e9."), Positive]
    public Dictionary<string, double> Units { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string? problem = null;
        try
        {
            int replicas = MeasuredFile.Replicas(this);
            for (int replica = 0; replica < replicas; replica++) MeasuredFile.Rows(this, replica);
        }
        catch (MeasuredFileException exception)
        {
            problem = exception.Message;
        }

        if (problem is not null) yield return new ValidationResult(problem, [nameof(File)]);
    }
}
