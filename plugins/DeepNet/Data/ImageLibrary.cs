using System.Collections.Concurrent;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>Reads data sets, each once for all runs of the program.</summary>
public sealed class ImageLibrary
{
    private readonly ConcurrentDictionary<string, Lazy<RawImages>> _known = new(StringComparer.Ordinal);

    /// <summary>The images of idx files: images and labels.</summary>
    internal RawImages Idx(string images, string labels) => Once([images, labels], "idx", () => ReadIdx(images, labels));

    /// <summary>The images of a published set, for training and for testing.</summary>
    /// <exception cref="ArrayFileException">A file is damaged.</exception>
    internal (RawImages Train, RawImages Test, int Classes) Of(ImageSetFiles files) => files.Set switch
    {
        ImageSetName.Mnist or ImageSetName.FashionMnist => (Idx(files.Train[0], files.Train[1]), Idx(files.Test[0], files.Test[1]), 10),
        ImageSetName.Cifar10 => (Cifar(files.Train, 10), Cifar(files.Test, 10), 10),
        ImageSetName.Cifar100 => (Cifar(files.Train, 100), Cifar(files.Test, 100), 100),
        _ => (Parts(files.Train), Parts(files.Test), 10),
    };

    /// <summary>The images of a user's own arrays.</summary>
    /// <exception cref="ArrayFileException">A file is damaged, or they do not fit together.</exception>
    internal RawImages Own(string images, string? labels, bool channelsLast, double[]? range) => Once(
        [images, labels ?? images], FormattableString.Invariant($"own {channelsLast} {range?[0]:R} {range?[1]:R}"),
        () => ArrayFile.IsMeant(images)
            ? ArrayImages.Open([new ArrayFile(images, "X", "x", "images")], [new ArrayFile(labels ?? images, "Y", "y", "labels")], channelsLast, range)
            : ReadIdx(images, labels ?? throw new ArrayFileException($"{Path.GetFileName(images)} needs its labels in a file of their own.")));

    private RawImages Cifar(string[] paths, int classes) => Once(paths, "cifar", () =>
    {
        var streams = paths.Select(path => ByteStreams.Guard(Path.GetFileName(path), () => (Stream: (Stream)File.OpenRead(path), Name: Path.GetFileName(path)))).ToArray();
        try
        {
            var (labels, pixels) = CifarReader.Read(streams, classes);
            return new ByteImages(3, 32, 32, labels, pixels);
        }
        finally
        {
            foreach (var (stream, _) in streams) stream.Dispose();
        }
    });

    private RawImages Parts(string[] paths) => Once(paths, "parts", () => ArrayImages.Open(
        [.. paths.Select(path => new ArrayFile(path, "X"))], [.. paths.Select(path => new ArrayFile(path, "Y"))], channelsLast: true, [0, 255]));

    private static ByteImages ReadIdx(string images, string labels)
    {
        var pixels = IdxReader.Read(images);
        var values = IdxReader.Read(labels);
        string imageName = Path.GetFileName(images), labelName = Path.GetFileName(labels);
        if (pixels.Shape.Count != 3) throw new ArrayFileException($"{imageName}: its magic number is 0x0000080{pixels.Shape.Count}, but that of images is 0x00000803.");
        if (values.Shape.Count != 1) throw new ArrayFileException($"{labelName}: its magic number is 0x0000080{values.Shape.Count}, but that of labels is 0x00000801.");
        if (pixels.Shape[0] != values.Shape[0]) throw new ArrayFileException($"{imageName} has {pixels.Shape[0]} images, but {labelName} has {values.Shape[0]} labels.");
        return new ByteImages(1, pixels.Shape[1], pixels.Shape[2], values.Values, pixels.Values);
    }

    private RawImages Once(string[] paths, string how, Func<RawImages> read)
    {
        string key = string.Join('\n', paths.Select(path => FormattableString.Invariant($"{path} {File.GetLastWriteTimeUtc(path).Ticks}")).Prepend(how));
        return _known.GetOrAdd(key, _ => new Lazy<RawImages>(read)).Value;
    }
}
