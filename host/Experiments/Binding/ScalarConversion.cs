using System.Globalization;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>Turns a scalar, or the value of an expression, into the type that an option takes.</summary>
/// <param name="shape">What it takes.</param>
/// <param name="option">The option, whose annotations say whether a number may be infinite.</param>
internal sealed class ScalarConversion(ValueShape shape, OptionProperty? option)
{
    /// <summary>The value of a scalar without expressions.</summary>
    /// <exception cref="ExpressionException">It is of another kind.</exception>
    public object FromScalar(ScalarNode node)
    {
        string text = node.Text;
        return shape switch
        {
            TextShape => text,
            NumberShape number => Number(node, number),
            BooleanShape => text switch
            {
                "true" or "True" or "TRUE" => true,
                "false" or "False" or "FALSE" => false,
                _ => throw Expected(node.Kind, text.Length, text is "yes" or "on" ? "Write true." : text is "no" or "off" ? "Write false." : ""),
            },
            ChoiceShape choice => Choice(choice, text),
            _ => throw Expected(node.Kind, text.Length, shape is ListShape ? $"Write [{ScalarNode.Shorten(text)}]." : ""),
        };
    }

    /// <summary>The value of an expression.</summary>
    /// <exception cref="ExpressionException">It is of another kind.</exception>
    public object FromValue(Value value, int length) => shape switch
    {
        TextShape => value.ToString(),
        NumberShape number when value.IsNumber => FromNumber(value.Number, number, length, "Round it: \"${round(...)}\"."),
        BooleanShape when value.Truth is { } truth => truth,
        ChoiceShape choice when value.Text is { } text => Choice(choice, text),
        _ => throw Expected(value.Describe(), length, ""),
    };

    /// <summary>A number as the type that the option takes.</summary>
    /// <exception cref="ExpressionException">It is not whole, or outside the type.</exception>
    public static object FromNumber(double value, NumberShape number, int length, string remedy = "")
    {
        try
        {
            if (!number.IsWhole) return number.Type == typeof(double) ? value : Convert.ChangeType(value, number.Type, CultureInfo.InvariantCulture);
            if (!NumberText.TryWhole(value, out double whole))
                throw new ExpressionException(0, length, $"expected a whole number, found {new Value(value)}.", remedy);
            return Convert.ChangeType(whole, number.Type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new ExpressionException(
                0, length, $"{new Value(value)} is too {(value < 0 ? "small" : "large")} for {number.Words} here.",
                value < 0 ? $"The smallest is {Limit(number.Type, "MinValue")}." : $"The largest is {Limit(number.Type, "MaxValue")}.");
        }
    }

    private object Number(ScalarNode node, NumberShape number)
    {
        string text = node.Text.Trim();
        if (number.Type == typeof(ulong) && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong unsigned)) return unsigned;
        if (number.Type == typeof(long) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long signed)) return signed;
        if (NumberText.TryParseWithPower(text, out double value))
        {
            return double.IsFinite(value)
                ? FromNumber(value, number, node.Text.Length)
                : throw new ExpressionException(0, node.Text.Length, $"'{ScalarNode.Shorten(text)}' is too large for a number.");
        }

        if (!NumberText.TryParseNonFinite(text, out value)) throw Expected(node.Kind, node.Text.Length, UntypedScalar.NumberRemedy(text));
        if (option is not null && !number.IsWhole && double.IsInfinity(value) && ConstraintCheck.AllowsInfinity(option, value)) return value;
        throw new ExpressionException(0, node.Text.Length, $"expected {shape.Words}, found '{text}', which is not finite.", "Give a finite number.");
    }

    private static string Limit(Type type, string name) =>
        Convert.ToString(type.GetField(name)?.GetValue(null), CultureInfo.InvariantCulture) ?? "";

    private static object Choice(ChoiceShape choice, string text) => choice.Choices.TryGetValue(text, out object? value)
        ? value
        : throw new ExpressionException(
            0, text.Length, $"expected {choice.Words}, found '{ScalarNode.Shorten(text)}'.", DidYouMean.Sentence(text, choice.Choices.Keys));

    private ExpressionException Expected(string found, int length, string remedy) => new(0, length, $"expected {shape.Words}, found {found}.", remedy);
}
