using System.Security.Cryptography;
using System.Text;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Store;

/// <summary>
/// The format of <c>checkpoints/&lt;key&gt;.*</c>: a mark with the version of the format, the key, the fingerprint of what produced it, the state, and the
/// SHA-256 of everything before.
/// </summary>
internal static class CheckpointFile
{
    private const int Version = 1;

    private static ReadOnlySpan<byte> Mark => "slab-ckp"u8;

    public static void Write(Stream output, string key, string fingerprint, ICheckpointable state)
    {
        using var hash = SHA256.Create();
        using (CryptoStream hashed = new(output, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (BufferedStream buffered = new(hashed, 1 << 16))
        {
            buffered.Write(Mark);
            CheckpointWriter writer = new(buffered);
            writer.Write("version", Version);
            writer.Write("key", key);
            writer.Write("fingerprint", fingerprint);
            writer.Write("state", state);
        }

        output.Write(hash.Hash);
    }

    /// <summary>Restores a state.</summary>
    /// <exception cref="CheckpointException">It is torn, of another run, program or version, or holds something else; the state may be half restored.</exception>
    public static void Read(FileStream input, string key, string fingerprint, ICheckpointable state)
    {
        CheckHash(input);
        Span<byte> mark = stackalloc byte[Mark.Length];
        input.ReadExactly(mark);
        if (!mark.SequenceEqual(Mark)) throw new CheckpointException("It is not a checkpoint.");
        CheckpointReader reader = new(input);
        int version = reader.Read<int>("version");
        if (version != Version) throw new CheckpointException($"It has version {version} of the format; this slab reads version {Version}.");
        if (reader.ReadText("key") != key) throw new CheckpointException("It is that of another run.");
        string found = reader.ReadText("fingerprint");
        if (found != fingerprint) throw new CheckpointException($"It was saved by {found}, and this is {fingerprint}: the bits may differ.");
        reader.Read("state", state);
    }

    private static void CheckHash(FileStream input)
    {
        long length = input.Length - SHA256.HashSizeInBytes;
        if (length < Mark.Length) throw new CheckpointException("It is torn.");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        while (input.Position < length)
        {
            int count = input.Read(buffer, 0, (int)Math.Min(buffer.Length, length - input.Position));
            if (count == 0) throw new CheckpointException("It is torn.");
            hash.AppendData(buffer, 0, count);
        }

        Span<byte> stored = stackalloc byte[SHA256.HashSizeInBytes];
        input.ReadExactly(stored);
        if (!stored.SequenceEqual(hash.GetHashAndReset())) throw new CheckpointException("It is torn: its content does not fit its hash.");
        input.Position = 0;
    }
}
