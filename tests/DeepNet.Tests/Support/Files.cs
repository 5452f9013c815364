using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace DeepNet.Tests;

/// <summary>Files as other programs write them, byte by byte from the descriptions of their formats.</summary>
internal static class Files
{
    public static byte[] Idx(byte[] values, params int[] shape)
    {
        byte[] bytes = [0, 0, 8, (byte)shape.Length, .. new byte[4 * shape.Length], .. values];
        for (int d = 0; d < shape.Length; d++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * d)), shape[d]);
        return bytes;
    }

    public static byte[] Gzip(byte[] content)
    {
        MemoryStream compressed = new();
        using (GZipStream stream = new(compressed, CompressionLevel.Fastest)) stream.Write(content);
        return compressed.ToArray();
    }

    public static byte[] Npy(string type, byte[] content, params int[] shape)
    {
        byte[] header = Encoding.ASCII.GetBytes($"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(", ", shape)},), }}\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. header, .. content];
    }

    public static byte[] Npz(params (string Name, byte[] Npy)[] arrays)
    {
        MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, npy) in arrays)
            {
                using var entry = archive.CreateEntry(name + ".npy").Open();
                entry.Write(npy);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A .safetensors file of tensors in F32.</summary>
    public static byte[] Safetensors(params (string Name, int[] Shape, double[] Values)[] tensors) =>
        Safetensors([.. tensors.Select(tensor => (tensor.Name, "F32", tensor.Shape, tensor.Values.SelectMany(value => BitConverter.GetBytes((float)value)).ToArray()))]);

    /// <summary>A .safetensors file of tensors of any type.</summary>
    public static byte[] Safetensors(params (string Name, string Type, int[] Shape, byte[] Bytes)[] tensors)
    {
        Dictionary<string, object> header = new() { ["__metadata__"] = new Dictionary<string, string> { ["format"] = "pt" } };
        int offset = 0;
        foreach (var (name, type, shape, bytes) in tensors)
        {
            header[name] = new { dtype = type, shape, data_offsets = new[] { offset, offset + bytes.Length } };
            offset += bytes.Length;
        }

        return Safetensors(JsonSerializer.Serialize(header), [.. tensors.SelectMany(tensor => tensor.Bytes)]);
    }

    /// <summary>A .safetensors file with any header.</summary>
    public static byte[] Safetensors(string header, byte[] content)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. content];
    }

    public static byte[] Random(int seed, int count)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
