using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>What an expression yields: a number, a text or a truth value.</summary>
internal readonly struct Value
{
    private readonly double _number;
    private readonly object? _other;

    public Value(double number) => _number = number;

    public Value(string text) => _other = text;

    public Value(bool truth) => _other = truth ? True : False;

    private static readonly object True = true;
    private static readonly object False = false;

    public bool IsNumber => _other is null;

    public double Number => _number;

    public string? Text => _other as string;

    public bool? Truth => _other as bool?;

    public ParameterValue ToParameter() => _other switch
    {
        null => _number,
        string text => text,
        _ => (bool)_other,
    };

    public static Value From(ParameterValue value) => value.Boxed switch
    {
        double number => new Value(number),
        string text => new Value(text),
        var truth => new Value((bool)truth),
    };

    /// <summary>For "expected a number, found ...".</summary>
    public string Describe() => _other switch
    {
        null => $"the number {this}",
        string text => $"the text '{text}'",
        _ => $"the truth value {this}",
    };

    public override string ToString() => _other switch
    {
        null when double.IsInfinity(_number) => _number > 0 ? "inf" : "-inf",
        null => _number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'),
        string text => text,
        _ => (bool)_other ? "true" : "false",
    };
}
