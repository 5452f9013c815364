using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>
/// Classification of images of a published data set or of own arrays: P training examples drawn for each replica, and a test set of which a part is kept for
/// validation. Streams <c>examples</c> and <c>validation</c>.
/// </summary>
[Description("Labelled images of a published data set or of your own: P of them drawn for training, the test set divided into test and validation.")]
public sealed class ImageTask : IImageTask
{
    /// <param name="options">The set and what is drawn from it.</param>
    /// <param name="library">Reads data sets.</param>
    /// <param name="streams">The randomness of the run.</param>
    /// <exception cref="RunFailedException">A file is damaged, or does not have as many examples.</exception>
    public ImageTask(ImageTaskOptions options, ImageLibrary library, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(streams);
        try
        {
            Images = Draw(options, library, streams);
        }
        catch (ArrayFileException exception)
        {
            throw new RunFailedException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public long InputDimension => Images.Train.Size;

    /// <inheritdoc/>
    public ImageSet Images { get; }

    private static ImageSet Draw(ImageTaskOptions options, ImageLibrary library, RandomStreams streams)
    {
        var (train, test, classes) = options.Set is { } set
            ? library.Of(ImageSetFiles.Find(set, options.Folder))
            : Own(options, library);
        if ((train.Channels, train.Height, train.Width) != (test.Channels, test.Height, test.Width))
            throw new ArrayFileException($"Images for training are {train.Channels} x {train.Height} x {train.Width}, but those for testing {test.Channels} x {test.Height} x {test.Width}.");
        CheckLabels(train, classes, "training");
        CheckLabels(test, classes, "testing");
        int examples = options.Examples ?? train.Count;
        if (examples > train.Count) throw new ArrayFileException($"{examples} examples are asked for, but there are {train.Count}.");
        int[] order = Permutation(train.Count, examples, streams.Create("examples"), everything: options.Balanced);
        var chosen = options.Balanced ? EachClassInTurn(order, train.Labels, classes, examples) : order.AsSpan(0, examples);

        int[] held = Permutation(test.Count, test.Count, streams.Create("validation"), everything: true);
        int validation = (int)Math.Round(test.Count * options.ValidationFraction), tested = options.TestExamples ?? (test.Count - validation);
        if (tested < 1 || tested > test.Count - validation)
            throw new ArrayFileException($"{tested} test examples are asked for, but of {test.Count} there are {test.Count - validation} beside those for validation.");
        return new ImageSet(classes, train.Take(chosen), test.Take(held.AsSpan(validation, tested)), test.Take(held.AsSpan(0, validation)));
    }

    private static (RawImages Train, RawImages Test, int Classes) Own(ImageTaskOptions options, ImageLibrary library)
    {
        var train = library.Own(options.Images!, options.Labels, options.ChannelsLast, options.PixelRange);
        var test = library.Own(options.TestImages!, options.TestLabels, options.ChannelsLast, options.PixelRange);
        return (train, test, Math.Max(train.Labels.Max(), test.Labels.Max()) + 1);
    }

    private static void CheckLabels(RawImages images, int classes, string purpose)
    {
        int wrong = Array.FindIndex(images.Labels, label => label >= classes);
        if (wrong >= 0) throw new ArrayFileException($"Image {wrong + 1} for {purpose} has the label {images.Labels[wrong]}, but there are {classes} classes.");
    }

    /// <summary>The beginning of a random permutation (Fisher and Yates); a longer beginning continues a shorter one.</summary>
    private static int[] Permutation(int count, int drawn, RandomStream stream, bool everything)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        for (int i = 0; i < (everything ? count : drawn); i++)
        {
            int other = i + stream.NextInteger(count - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    /// <summary>Takes from each class in turn in the drawn order; a class that has no more is passed over.</summary>
    private static int[] EachClassInTurn(int[] order, byte[] labels, int classes, int count)
    {
        var members = new Queue<int>[classes];
        for (int label = 0; label < classes; label++) members[label] = new Queue<int>();
        foreach (int index in order) members[labels[index]].Enqueue(index);
        List<int> chosen = new(count);
        while (chosen.Count < count)
        {
            foreach (var member in members)
            {
                if (chosen.Count < count && member.TryDequeue(out int index)) chosen.Add(index);
            }
        }

        return [.. chosen];
    }
}
