using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// The streams of one run: each is a pure function of (seed, replica, discriminator, name), by SHA-256 of their unambiguous encoding. Two
/// streams that differ in any of them are independent sequences of the same generator, <see cref="PhiloxStream"/>.
/// </summary>
public sealed class PhiloxStreams : RandomStreams
{
    private readonly byte[] _prefix;

    /// <summary>The streams of a replica.</summary>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="replica">The replica, 0 or more.</param>
    /// <param name="discriminator">
    /// Sets these streams apart from others with the same seed and replica (for instance the key of a point); null and the empty text mean none.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replica"/> is negative.</exception>
    public PhiloxStreams(ulong seed, int replica, string? discriminator = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replica);
        Replica = replica;
        byte[] text = Encoding.UTF8.GetBytes(discriminator ?? "");
        _prefix = new byte[sizeof(ulong) + sizeof(int) + sizeof(int) + text.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(_prefix, seed);
        BinaryPrimitives.WriteInt32LittleEndian(_prefix.AsSpan(8), replica);
        BinaryPrimitives.WriteInt32LittleEndian(_prefix.AsSpan(12), text.Length);
        text.CopyTo(_prefix, 16);
    }

    /// <inheritdoc/>
    public override int Replica { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public override RandomStream Create(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        byte[] hash = SHA256.HashData([.. _prefix, .. Encoding.UTF8.GetBytes(name)]);
        return new PhiloxStream(
            BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(8)));
    }
}
