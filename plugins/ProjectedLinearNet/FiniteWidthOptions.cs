using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>A network of finite width that takes steps.</summary>
public abstract record FiniteWidthOptions : StepOptions
{
    /// <summary>The largest number of elements of a matrix that a simulation keeps.</summary>
    internal const double LargestMatrix = 2.5e8;

    /// <summary>Number of projections N.</summary>
    [Description("Width N, the number of projections A psi that the network reads.")]
    [Range(1, 100_000)]
    public required int Width { get; init; }

    internal override double Projections => Width;

    /// <summary>The problems of a simulation in the space of the projections, which needs N &lt; M, and matrices of N × N numbers.</summary>
    internal IEnumerable<ValidationResult> NeedsMoreFeatures(object? dataOptions, string method)
    {
        long dimension = (dataOptions as IFeatureTaskOptions)?.CreateTask().InputDimension ?? long.MaxValue;
        if (Width >= dimension)
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"{method} needs fewer projections than features, but {Width} projections of {dimension} features were asked for; use width: {dimension - 1} at most, or a larger dimension"),
                [nameof(Width)]);
        }
        else if ((double)Width * Width > LargestMatrix)
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"matrices of {Width} x {Width} are more than the {LargestMatrix} numbers that are supported; use width: {Math.Floor(Math.Sqrt(LargestMatrix))} at most, or projected-linear-net.theory"),
                [nameof(Width)]);
        }
    }
}
