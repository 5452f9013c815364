using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Classification of images. <see cref="IDataGenerator.InputDimension"/> is the number of pixels of one image.</summary>
public interface IImageTask : IDataGenerator
{
    /// <summary>The images of this run.</summary>
    ImageSet Images { get; }
}
