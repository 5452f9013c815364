using System.Globalization;

namespace ScalingLab.Numerics;

/// <summary>Numbers in any number of dimensions, as read from a file.</summary>
public sealed class NumericArray
{
    /// <summary>Takes the numbers, without a copy.</summary>
    /// <param name="values">The numbers, the last index running fastest.</param>
    /// <param name="shape">The extent of each dimension, at least 0; empty for a single number.</param>
    /// <exception cref="ArgumentException">The shape does not have as many elements as there are numbers.</exception>
    public NumericArray(double[] values, params IReadOnlyList<int> shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Any(extent => extent < 0) || shape.Aggregate(1L, (count, extent) => checked(count * extent)) != values.Length)
            throw new ArgumentException(FormattableString.Invariant($"{values.Length} numbers do not have the shape {Text(shape)}."), nameof(shape));
        Values = values;
        Shape = shape;
    }

    /// <summary>The numbers, the last index running fastest.</summary>
    public double[] Values { get; }

    /// <summary>The extent of each dimension.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Whether all numbers lie along one dimension, which a table of one row or one column does too.</summary>
    public bool IsVector => Shape.Count(extent => extent != 1) <= 1;

    /// <summary>Whether there are two dimensions.</summary>
    public bool IsMatrix => Shape.Count == 2;

    /// <summary>The shape as text: "3 x 4"; "one number" without dimensions.</summary>
    public override string ToString() => Text(Shape);

    private static string Text(IReadOnlyList<int> shape) => shape.Count == 0
        ? "one number"
        : string.Join(" x ", shape.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));
}
