using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Options of <c>text</c>.</summary>
public sealed record TextTaskOptions
{
    /// <summary>The file.</summary>
    [Description("The file with the text."), InputFile]
    public required string File { get; init; }

    /// <summary>What a token is.</summary>
    [Description("What a token is: byte (256 tokens), or character (as many as the file, which is UTF-8, has different ones).")]
    public Tokenizer Tokenizer { get; init; }

    /// <summary>Fraction of the text, its end, that is held out.</summary>
    [Description("Fraction of the text, its end, that is held out for the test loss."), Range(0.001, 0.9)]
    public double TestFraction { get; init; } = 0.1;
}
