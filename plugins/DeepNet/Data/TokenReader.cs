using System.Buffers;
using System.Text;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>Reads files of text as tokens.</summary>
public static class TokenReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tokenizer">What a token is.</param>
    /// <returns>The tokens, each below the size of the vocabulary.</returns>
    /// <exception cref="ArrayFileException">It cannot be read, is empty, is not UTF-8 where characters are asked for, or has more than 65 536 different ones.</exception>
    public static (ushort[] Tokens, int Vocabulary) Read(string path, Tokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = Path.GetFileName(path);
        try
        {
            return Tokens(File.ReadAllBytes(path), name, tokenizer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArrayFileException($"{name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">Its bytes.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="tokenizer">What a token is.</param>
    /// <returns>The tokens, each below the size of the vocabulary.</returns>
    /// <exception cref="ArrayFileException">As of <see cref="Read"/>.</exception>
    public static (ushort[] Tokens, int Vocabulary) Tokens(ReadOnlySpan<byte> text, string name, Tokenizer tokenizer)
    {
        if (text.IsEmpty) throw new ArrayFileException($"{name} is empty.");
        if (tokenizer == Tokenizer.Byte)
        {
            ushort[] bytes = new ushort[text.Length];
            for (int i = 0; i < bytes.Length; i++) bytes[i] = text[i];
            return (bytes, 256);
        }

        List<Rune> runes = new(text.Length);
        for (int offset = 0; offset < text.Length;)
        {
            if (Rune.DecodeFromUtf8(text[offset..], out var rune, out int length) != OperationStatus.Done)
                throw new ArrayFileException($"{name}: byte {offset} is not UTF-8; save the text in UTF-8, or let tokenizer: byte read it.");
            runes.Add(rune);
            offset += length;
        }

        var different = runes.Distinct().Order().ToArray();
        if (different.Length > ushort.MaxValue + 1) throw new ArrayFileException($"{name} has {different.Length} different characters; at most {ushort.MaxValue + 1} are tokens, and tokenizer: byte has no such limit.");
        var token = different.Select((rune, index) => (rune, index)).ToDictionary(pair => pair.rune, pair => (ushort)pair.index);
        return ([.. runes.Select(rune => token[rune])], different.Length);
    }
}
