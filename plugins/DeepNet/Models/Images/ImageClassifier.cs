using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>
/// A convolutional, residual or transformer network that classifies images, trained with the cross-entropy (in nats) on the P examples of its task
/// (D'Amico, Bocchi and Negri, arXiv 2505.13230). Initial weights come from the stream <c>init</c>, the order of the examples from <c>order</c>. In the mean-field
/// parameterisation the output is (f − f₀)/γ₀ with f₀ the initial network (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858).
/// </summary>
[Cites("damico2025", "bordelon2024")]
[Description("A convolutional, residual or transformer network that learns to classify images.")]
[ResultVersion(2)]
public sealed class ImageClassifier : NetworkModel, ITestError, ITrainError
{
    private readonly ImageSet _images;
    private readonly EpochOrder _order;
    private readonly ImageSource _source;
    private readonly ImageSource _test;
    private readonly ImageSource _train;
    private readonly int _trainSample;

    /// <summary>Draws the initial weights.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The images.</param>
    /// <param name="streams">The randomness of the run.</param>
    /// <exception cref="RunFailedException">The architecture cannot read images of this size.</exception>
    public ImageClassifier(ImageClassifierOptions options, IImageTask task, RandomStreams streams)
        : this(options, Images(task), Built(options, task, streams), streams)
    {
    }

    private ImageClassifier(ImageClassifierOptions options, ImageSet images, (BuiltNetwork<float> Network, ILoss<float> Loss) built, RandomStreams streams)
        : base(built.Network, built.Loss, options.Settings(images.Train.Count))
    {
        _images = images;
        _order = new EpochOrder(images.Train.Count, options.Batch, streams.Create("order"));
        _source = new ImageSource(images.Train, _order.Order);
        (_test, _train) = (new ImageSource(images.Test), new ImageSource(images.Train));
        _trainSample = Math.Min(options.TrainSample, images.Train.Count);
    }

    /// <summary>Fraction of the test images with a wrong label.</summary>
    public double TestError => Test.ErrorRate;

    /// <summary>Fraction of the training images with a wrong label.</summary>
    public double TrainError => Train.ErrorRate;

    private protected override int NextBatch(out IBatchSource<float> source)
    {
        int count = _order.Next(out int first);
        _source.First = first;
        source = _source;
        return count;
    }

    private protected override LossSum MeasureTest() => Trainer.Evaluate(_test, _images.Test.Count);

    private protected override LossSum MeasureTrain() => Trainer.Evaluate(_train, _trainSample);

    private protected override void SaveData(CheckpointWriter writer) => writer.Write("order", _order);

    private protected override void LoadData(CheckpointReader reader) => reader.Read("order", _order);

    private static ImageSet Images(IImageTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Images;
    }

    private static (BuiltNetwork<float> Network, ILoss<float> Loss) Built(ImageClassifierOptions options, IImageTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(streams);
        var train = task.Images.Train;
        BuiltNetwork<float> Build() => ImageNetworks.Build<float>(
            options.Preset, new Shape(train.Height, train.Width, train.Channels), task.Images.Classes, options.Parameterisation, options.Richness, options.InitFactor, streams);
        return WithLoss(Build, new SoftmaxCrossEntropy<float>(), options.Parameterisation);
    }
}
