using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Options of <c>images</c>.</summary>
public sealed record ImageTaskOptions : IValidatableObject, IReadsFiles
{
    /// <summary>A published data set.</summary>
    [Description("A published data set; or give your own arrays by images, labels, test-images and test-labels.")]
    public ImageSetName? Set { get; init; }

    /// <summary>The folder with its files.</summary>
    [Description("Folder with the files of the data set, relative to the experiment file. When not given, SLAB_DATA/<set> is searched, and where Debian's package dataset-fashion-mnist puts them."), InputFolder]
    public string? Folder { get; init; }

    /// <summary>Own images for training.</summary>
    [Description("Own images for training: .npy, .npz with arrays X and Y, or idx; n x height x width or n x channels x height x width."), InputFile]
    public string? Images { get; init; }

    /// <summary>Their labels.</summary>
    [Description("Their labels, whole numbers from 0 to 255."), InputFile]
    public string? Labels { get; init; }

    /// <summary>Own images for testing.</summary>
    [Description("Own images for testing, of the same shape."), InputFile]
    public string? TestImages { get; init; }

    /// <summary>Their labels.</summary>
    [Description("Their labels."), InputFile]
    public string? TestLabels { get; init; }

    /// <summary>Whether own arrays are n × height × width × channels.</summary>
    [Description("Whether own arrays are n x height x width x channels.")]
    public bool ChannelsLast { get; init; }

    /// <summary>Values of own arrays that become −1 and 1.</summary>
    [Description("Values of own arrays that become -1 and 1, [0, 255] for bytes; taken as they are when not given."), Finite, Length(2, 2)]
    public double[]? PixelRange { get; init; }

    /// <summary>Number of training examples P.</summary>
    [Description("Number of training examples P, drawn for each replica without replacement; those of a smaller P are among those of a larger one. All when not given."), Unit("examples"), Range(1, int.MaxValue)]
    public int? Examples { get; init; }

    /// <summary>Whether every class has as many examples as the others.</summary>
    [Description("Whether every class has equally many examples, as far as P allows; else as they are drawn.")]
    public bool Balanced { get; init; }

    /// <summary>Fraction of the test set that is held out of the test error.</summary>
    [Description("Fraction of the test set that is kept for validation and does not count in the test error, drawn for each replica."), Range(0, 0.9)]
    public double ValidationFraction { get; init; } = 0.5;

    /// <summary>Number of test examples.</summary>
    [Description("Number of test examples, drawn from those that are not kept for validation; all of them when not given."), Unit("examples"), Range(1, int.MaxValue)]
    public int? TestExamples { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> InputFiles()
    {
        if (Set is not { } set) return [];
        try
        {
            var files = ImageSetFiles.Find(set, Folder);
            return [.. files.Train, .. files.Test];
        }
        catch (ArrayFileException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        bool own = Images is not null || Labels is not null || TestImages is not null || TestLabels is not null;
        if (Set is null && !own)
        {
            yield return new ValidationResult("needs 'set', a published data set, or your own arrays by images, labels, test-images and test-labels", [nameof(Set)]);
            yield break;
        }

        if (Set is not null && own) yield return new ValidationResult("is given beside own arrays; one of them is enough", [nameof(Set)]);
        if (own && (Images is null || TestImages is null)) yield return new ValidationResult("own arrays need images for training and test-images", [nameof(Images), nameof(TestImages)]);
        if (NeedsLabels(Images) && Labels is null) yield return new ValidationResult("needs 'labels'; only a .npz file can have them beside the images", [nameof(Images)]);
        if (NeedsLabels(TestImages) && TestLabels is null) yield return new ValidationResult("needs 'test-labels'; only a .npz file can have them beside the images", [nameof(TestImages)]);
        if (PixelRange is [var low, var high] && !(low < high)) yield return new ValidationResult("must run from a smaller to a larger value", [nameof(PixelRange)]);
        if (Folder is not null && Set is null) yield return new ValidationResult("belongs to a published data set, which 'set' names", [nameof(Folder)]);
        if (Set is { } set && Problem(set) is { } problem) yield return new ValidationResult(problem, [nameof(Set)]);
    }

    private static bool NeedsLabels(string? images) => images is not null && !images.EndsWith(".npz", StringComparison.OrdinalIgnoreCase);

    private string? Problem(ImageSetName set)
    {
        try
        {
            ImageSetFiles.Find(set, Folder);
            return null;
        }
        catch (ArrayFileException exception)
        {
            return exception.Message;
        }
    }
}
