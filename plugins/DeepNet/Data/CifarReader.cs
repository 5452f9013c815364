using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// Reads the binary form of CIFAR-10 and CIFAR-100 (Krizhevsky 2009): records of one label (CIFAR-10) or a coarse and a fine one (CIFAR-100), then 32 × 32 red,
/// green and blue bytes.
/// </summary>
public static class CifarReader
{
    private const int Side = 32;
    private const int Channels = 3;
    private const int Pixels = Channels * Side * Side;

    /// <summary>Reads whole streams of records, each with its fine label.</summary>
    /// <param name="streams">The streams with what messages call them.</param>
    /// <param name="classes">10 or 100.</param>
    /// <returns>The labels and, as many times 3 × 32 × 32, the pixels.</returns>
    /// <exception cref="ArrayFileException">One is empty, truncated or has a label out of range; the message names the place.</exception>
    public static (byte[] Labels, byte[] Pixels) Read(IEnumerable<(Stream Stream, string Name)> streams, int classes)
    {
        ArgumentNullException.ThrowIfNull(streams);
        int labelBytes = classes == 100 ? 2 : 1, record = labelBytes + Pixels;
        List<byte[]> files = [];
        foreach (var (stream, name) in streams)
        {
            byte[] content = ByteStreams.Guard(name, () => ByteStreams.ReadUpTo(stream, Array.MaxLength));
            if (content.Length == 0 || content.Length % record != 0)
            {
                throw new ArrayFileException(
                    $"{name} has {content.Length} bytes, not a multiple of the {record} of an image with its label: the last record, at byte {content.Length / record * (long)record}, is truncated, or this is another kind of file.");
            }

            for (int start = 0; start < content.Length; start += record)
            {
                byte label = content[start + labelBytes - 1];
                if (label >= classes) throw new ArrayFileException($"{name}: byte {start + labelBytes - 1} gives the label {label}, but there are {classes} classes.");
            }

            files.Add(content);
        }

        int count = (int)files.Sum(file => (long)file.Length / record), index = 0;
        byte[] labels = new byte[count], pixels = new byte[checked(count * Pixels)];
        foreach (byte[] file in files)
        {
            for (int start = 0; start < file.Length; start += record, index++)
            {
                labels[index] = file[start + labelBytes - 1];
                file.AsSpan(start + labelBytes, Pixels).CopyTo(pixels.AsSpan(index * Pixels));
            }
        }

        return (labels, pixels);
    }
}
