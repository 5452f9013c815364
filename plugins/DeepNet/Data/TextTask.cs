using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>A text from a file: its beginning is learned, its end held out.</summary>
[Description("Text from a file as bytes or characters: its beginning is learned, its end held out.")]
public sealed class TextTask : ITextTask
{
    private readonly ushort[] _tokens;
    private readonly int _train;

    /// <param name="options">The file and how it is read.</param>
    /// <exception cref="RunFailedException">The file cannot be read or is too short.</exception>
    public TextTask(TextTaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            (_tokens, Vocabulary) = TokenReader.Read(options.File, options.Tokenizer);
        }
        catch (ArrayFileException exception)
        {
            throw new RunFailedException(exception.Message, exception);
        }

        int test = (int)Math.Ceiling(_tokens.Length * options.TestFraction);
        _train = _tokens.Length - test;
        if (_train < 2 || test < 2) throw new RunFailedException($"{Path.GetFileName(options.File)} has {_tokens.Length} tokens, too few to learn from and to hold out some.");
    }

    /// <inheritdoc/>
    public long InputDimension => Vocabulary;

    /// <inheritdoc/>
    public int Vocabulary { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<ushort> TrainTokens => _tokens.AsSpan(0, _train);

    /// <inheritdoc/>
    public ReadOnlySpan<ushort> TestTokens => _tokens.AsSpan(_train);
}
