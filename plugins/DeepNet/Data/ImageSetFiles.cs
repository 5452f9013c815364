using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Where the files of a published data set are.</summary>
/// <param name="Set">The set.</param>
/// <param name="Train">Files of the training set; of MNIST the images and the labels.</param>
/// <param name="Test">Files of the test set, likewise.</param>
internal sealed record ImageSetFiles(ImageSetName Set, string[] Train, string[] Test)
{
    /// <summary>Finds a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="folder">The one folder to look in; none for the usual ones.</param>
    /// <exception cref="ArrayFileException">It is not there; the message says what can be done.</exception>
    public static ImageSetFiles Find(ImageSetName set, string? folder)
    {
        string[] folders = folder is not null ? [folder] : set == ImageSetName.FashionMnist ? [DataSetFolder.Of(NameOf(set)), DataSetFolder.OfPackage(NameOf(set))] : [DataSetFolder.Of(NameOf(set))];
        return folders.Select(candidate => In(candidate, set)).FirstOrDefault(found => found is not null) ?? throw new ArrayFileException(Missing(set, folders, folder is not null));
    }

    /// <summary>Its name in YAML.</summary>
    public static string NameOf(ImageSetName set) => set switch
    {
        ImageSetName.Mnist => "mnist",
        ImageSetName.FashionMnist => "fashion-mnist",
        ImageSetName.Cifar10 => "cifar10",
        ImageSetName.Cifar100 => "cifar100",
        _ => "cifar5m",
    };

    private static ImageSetFiles? In(string folder, ImageSetName set) => set switch
    {
        ImageSetName.Mnist or ImageSetName.FashionMnist => Idx(folder, "train") is { } train && Idx(folder, "t10k") is { } test ? new(set, train, test) : null,
        ImageSetName.Cifar10 => Files(folder, "cifar-10-batches-bin", [.. Enumerable.Range(1, 5).Select(batch => FormattableString.Invariant($"data_batch_{batch}.bin")), "test_batch.bin"]) is { } batches
            ? new(set, batches[..5], batches[5..])
            : null,
        ImageSetName.Cifar100 => Files(folder, "cifar-100-binary", ["train.bin", "test.bin"]) is { } files ? new(set, files[..1], files[1..]) : null,
        _ => Parts(folder) is { Length: >= 2 } parts ? new(set, parts[..^1], parts[^1..]) : null,
    };

    private static string[]? Idx(string folder, string part)
    {
        string? images = First(folder, $"{part}-images-idx3-ubyte", $"{part}-images.idx3-ubyte"), labels = First(folder, $"{part}-labels-idx1-ubyte", $"{part}-labels.idx1-ubyte");
        return images is null || labels is null ? null : [images, labels];
    }

    private static string? First(string folder, params string[] names) =>
        names.SelectMany(name => (string[])[name, name + ".gz"]).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>All of the names in the folder, or in the one that the archive unpacks to.</summary>
    private static string[]? Files(string folder, string unpacked, string[] names) => new[] { folder, Path.Combine(folder, unpacked) }
        .Select(candidate => names.Select(name => Path.Combine(candidate, name)).ToArray())
        .FirstOrDefault(paths => paths.All(File.Exists));

    private static string[] Parts(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.npz").Order(NaturalOrder.Instance)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Missing(ImageSetName set, string[] folders, bool isGiven)
    {
        string name = NameOf(set), files = set switch
        {
            ImageSetName.Mnist or ImageSetName.FashionMnist => "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, each plain or .gz",
            ImageSetName.Cifar10 => "data_batch_1.bin to data_batch_5.bin and test_batch.bin",
            ImageSetName.Cifar100 => "train.bin and test.bin",
            _ => "at least two .npz parts, the last of them for testing",
        };
        List<string> choices = [];
        if (set != ImageSetName.Cifar5m) choices.Add($"download it with 'slab data get {name}'");
        choices.Add($"give the folder that has its files ({files}) as 'folder'");
        choices.Add($"set {DataSetFolder.Variable} to a folder that has them in a folder '{name}'");
        if (set == ImageSetName.FashionMnist) choices.Add("install Debian's package dataset-fashion-mnist");
        string choice = choices.Count == 1 ? choices[0] : $"{string.Join(", ", choices.SkipLast(1))}, or {choices[^1]}";
        return $"the data set {name} is not in {string.Join(" nor in ", folders)}{(isGiven ? ", the folder given" : "")}: {choice}.";
    }
}
