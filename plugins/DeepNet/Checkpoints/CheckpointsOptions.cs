using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Options of <c>checkpoints</c>.</summary>
public sealed record CheckpointsOptions : IValidatableObject, IReadsFiles
{
    /// <summary>The folder.</summary>
    [Description("Folder with the checkpoints, relative to the experiment file."), InputFolder]
    public required string Folder { get; init; }

    /// <summary>Names of the checkpoints.</summary>
    [Description("Names of the checkpoints; * stands for any text. The last number in a name is the step.")]
    public string Files { get; init; } = "*.safetensors";

    /// <summary>A file with the weights that training started from.</summary>
    [Description("A .safetensors file with the weights that training started from; the checkpoint of step 0 when not given and there is one."), InputFile]
    public string? Initial { get; init; }

    /// <summary>A table with the metrics of each step.</summary>
    [Description("A table (.csv, .tsv) with the metrics of each checkpoint."), InputFile]
    public string? Metrics { get; init; }

    /// <summary>Its column with the step.</summary>
    [Description("Column of the metrics with the step.")]
    public string StepColumn { get; init; } = "step";

    /// <summary>Its columns: observable → column.</summary>
    [Description("Columns of the metrics by observable, test-error: val_err; test-error, test-loss, train-error and train-loss have columns of these names when not given.")]
    public Dictionary<string, string> Columns { get; init; } = [];

    /// <summary>What the tensors are.</summary>
    [Description("What the tensors are. Those with at most one dimension need no entry: they are parameters, and buffers where their name ends in running_mean, running_var or num_batches_tracked."), MinLength(1)]
    public required LayerPattern[] Layers { get; init; }

    /// <summary>The order of the layers.</summary>
    [Description("Order of the layers: name (stem, then by name with numbers as numbers, then head) or listed (as the entries under 'layers').")]
    public LayerOrder Order { get; init; }

    /// <summary>The residual blocks.</summary>
    [Description("Residual blocks by the names of their tensors: * stands for any text, {} for one that tells blocks apart, as in \"stage{}.{}.*\".")]
    public string[] Blocks { get; init; } = [];

    /// <summary>ε of the batch norms.</summary>
    [Description("Epsilon of the batch norms."), Range(0.0, 1.0)]
    public double BatchNormEpsilon { get; init; } = 1e-5;

    /// <inheritdoc/>
    public IEnumerable<string> InputFiles()
    {
        try
        {
            return [.. CheckpointFile.Find(this).Select(file => file.Path)];
        }
        catch (ArrayFileException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (string name in Columns.Keys.Where(name => !CheckpointMetrics.Observables.Contains(name)))
            yield return new ValidationResult($"has '{name}', which is none of {string.Join(", ", CheckpointMetrics.Observables)}", [nameof(Columns)]);
        string? problem = null;
        string place = nameof(Folder);
        try
        {
            var files = CheckpointFile.Find(this);
            place = nameof(Layers);
            CheckpointLayout.OfSeries(files, this);
            place = nameof(Metrics);
            _ = Metrics is null ? null : new CheckpointMetrics(this, files);
        }
        catch (ArrayFileException exception)
        {
            problem = exception.Message;
        }

        if (problem is not null) yield return new ValidationResult(problem, [place]);
    }
}
