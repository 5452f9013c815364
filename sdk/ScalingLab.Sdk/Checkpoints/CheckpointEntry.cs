using System.Numerics;

namespace ScalingLab.Sdk;

/// <summary>The kinds of entries of a checkpoint, one byte each: numbers by their type code, and those below.</summary>
internal static class CheckpointEntry
{
    public const byte Text = (byte)TypeCode.String;
    public const byte Boolean = (byte)TypeCode.Boolean;
    public const byte Part = 200;
    public const byte End = 201;

    /// <summary>Bytes moved at once; a span of bytes cannot be longer than 2 GB, an array of numbers can.</summary>
    public const int ChunkBytes = 1 << 20;

    public static byte Of<T>()
        where T : unmanaged, INumberBase<T>
    {
        var code = Type.GetTypeCode(typeof(T));
        return code is TypeCode.Object or TypeCode.Char or TypeCode.Decimal
            ? throw new NotSupportedException($"Numbers of the type {typeof(T).Name} cannot be saved; integers of 8 to 64 bits, float and double can.")
            : (byte)code;
    }

    public static string Describe(byte kind) => kind switch
    {
        Part => "a part",
        End => "the end of a part",
        Text => "a text",
        _ => Enum.IsDefined((TypeCode)kind) ? ((TypeCode)kind).ToString() : $"the unknown kind {kind}",
    };
}
