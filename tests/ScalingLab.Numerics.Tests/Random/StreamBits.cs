using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ScalingLab.Numerics.Tests;

/// <summary>Hashes of bits, to compare results between vector widths and machines.</summary>
internal static class StreamBits
{
    public static string Hash<T>(ReadOnlySpan<T> values)
        where T : unmanaged =>
        Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(values)))[..16];
}
