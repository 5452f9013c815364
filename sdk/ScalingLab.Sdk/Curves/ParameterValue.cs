using System.Globalization;

namespace ScalingLab.Sdk;

/// <summary>The value of a swept parameter: a number, a text or a truth value. The default is the number 0.</summary>
public readonly struct ParameterValue : IEquatable<ParameterValue>
{
    private readonly object? _value;

    private ParameterValue(object value) => _value = value;

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => _value is null or double;

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">It is not a number.</exception>
    public double Number => _value switch
    {
        null => 0,
        double number => number,
        _ => throw new InvalidOperationException($"'{this}' is not a number."),
    };

    /// <summary>The number, text or truth value as a boxed <see cref="double"/>, <see cref="string"/> or <see cref="bool"/>.</summary>
    public object Boxed => _value ?? 0.0;

    /// <summary>Wraps a number.</summary>
    /// <param name="number">A finite number.</param>
    public static implicit operator ParameterValue(double number) => new(number);

    /// <summary>Wraps a text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator ParameterValue(string text) => new(text);

    /// <summary>Wraps a truth value.</summary>
    /// <param name="truth">The truth value.</param>
    public static implicit operator ParameterValue(bool truth) => new(truth);

    /// <summary>Equality of kind and value.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ParameterValue left, ParameterValue right) => left.Equals(right);

    /// <summary>Difference of kind or value.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ParameterValue left, ParameterValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ParameterValue other) => Boxed.Equals(other.Boxed);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ParameterValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Boxed.GetHashCode();

    /// <summary>The shortest text that reads back as the same value, in the invariant culture.</summary>
    public override string ToString() => _value switch
    {
        null => "0",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        true => "true",
        false => "false",
        _ => (string)_value,
    };
}
