namespace ScalingLab.DeepNet;

/// <summary>What a token of a text is.</summary>
public enum Tokenizer
{
    /// <summary>A byte of the file; 256 tokens.</summary>
    Byte,

    /// <summary>A character (Unicode code point) of the file, which is UTF-8; as many tokens as the file has different ones, in their order.</summary>
    Character,
}
