using System.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>The architectures for images (D'Amico, Bocchi and Negri, arXiv 2505.13230, and the authors' code).</summary>
internal static class ImageNetworks
{
    /// <summary>Builds a preset for images of a shape and so many classes.</summary>
    /// <exception cref="RunFailedException">The images are too small for it.</exception>
    public static BuiltNetwork<T> Build<T>(
        NetworkPreset preset, Shape image, int classes, Parameterisation parameterisation, double richness, double factor, RandomStreams streams)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var builder = new NetworkBuilder<T>(image, parameterisation, richness);
        try
        {
            var initial = Add(preset, builder, image, classes, streams);
            return builder.Build(initial, factor, streams.Create("init"));
        }
        catch (ArgumentException exception)
        {
            throw new RunFailedException($"The preset cannot read images of {image}: {exception.Message}", exception);
        }
    }

    private static InitialWeights Add<T>(NetworkPreset preset, NetworkBuilder<T> builder, Shape image, int classes, RandomStreams streams)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (preset)
        {
            case NetworkPreset.CnnS: return Convolutional(builder, [8, 16, 32], [1, 2], [64], 0, classes, streams);
            case NetworkPreset.CnnMnist or NetworkPreset.CnnCifar10: return Convolutional(builder, [32, 64, 128], [2], [512], 0, classes, streams);
            case NetworkPreset.CnnCifar100: return Convolutional(builder, [64, 128, 256, 512], [2, 4], [1024, 512], 0.1, classes, streams);
            case NetworkPreset.ResnetS:
                Residual(builder, [8, 16, 32], [1, 1, 1], classes);
                return InitialWeights.Uniform;
            case NetworkPreset.ResnetMnist: return Residual(builder, [16, 32, 64, 128], [2, 2, 2, 2], classes);
            case NetworkPreset.ResnetCifar10: return Residual(builder, [64, 128, 256, 512], [2, 2, 2, 2], classes);
            case NetworkPreset.ResnetCifar100: return Residual(builder, [64, 128, 256, 512], [3, 4, 6, 3], classes);
            case NetworkPreset.VitS: return Transformer(builder, image, 7, 64, 2, 4, 2, classes);
            case NetworkPreset.VitMnist: return Transformer(builder, image, 7, 128, 4, 4, 4, classes);
            case NetworkPreset.VitCifar10: return Transformer(builder, image, 4, 192, 6, 3, 4, classes);
            case NetworkPreset.VitCifar100: return Transformer(builder, image, 4, 256, 6, 4, 4, classes);
            default: throw new ArgumentOutOfRangeException(nameof(preset), preset, "Unknown preset.");
        }
    }

    private static InitialWeights Convolutional<T>(
        NetworkBuilder<T> builder, int[] channels, int[] pools, int[] hidden, double dropout, int classes, RandomStreams streams)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < channels.Length; i++)
        {
            builder.Convolution($"conv{i + 1}", channels[i], 3, padding: 1, role: i == 0 ? LayerRole.Stem : LayerRole.Body);
            if (pools.Contains(i + 1)) builder.Add(new MaximumPool<T>(2, rectified: true));
            else builder.Relu();
        }

        for (int i = 0; i < hidden.Length; i++)
        {
            builder.Linear($"fc{i + 1}", hidden[i], flatten: i == 0).Relu();
            if (dropout > 0) builder.Add(new Dropout<T>(dropout, streams, $"dropout-{i + 1}"));
        }

        builder.Linear("head", classes, role: LayerRole.Head);
        return InitialWeights.Uniform;
    }

    private static InitialWeights Residual<T>(NetworkBuilder<T> builder, int[] channels, int[] blocks, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        builder.Convolution("stem", channels[0], 3, padding: 1, bias: false, role: LayerRole.Stem).BatchNormalisation("stem.norm").Relu();
        int features = channels[0], block = 0;
        for (int stage = 0; stage < channels.Length; stage++)
        {
            for (int i = 0; i < blocks[stage]; i++)
            {
                int stride = i == 0 && stage > 0 ? 2 : 1, width = channels[stage], input = builder.Slot;
                string name = $"stage{stage + 1}.block{i + 1}";
                builder.ResidualBlock = ++block;
                builder.Convolution($"{name}.conv1", width, 3, stride, 1, bias: false).BatchNormalisation($"{name}.norm1").Relu()
                    .Convolution($"{name}.conv2", width, 3, padding: 1, bias: false).BatchNormalisation($"{name}.norm2");
                if (stride != 1 || width != features)
                {
                    int branch = builder.Slot;
                    builder.Slot = input;
                    builder.Convolution($"{name}.shortcut", width, 1, stride, bias: false, role: LayerRole.Shortcut).BatchNormalisation($"{name}.norm3").Sum(branch);
                }
                else
                {
                    builder.Sum(input);
                }

                builder.Relu();
                features = width;
            }
        }

        builder.ResidualBlock = 0;
        builder.Add(new AveragePool<T>()).Linear("head", classes, role: LayerRole.Head);
        return InitialWeights.FanOut;
    }

    private static InitialWeights Transformer<T>(NetworkBuilder<T> builder, Shape image, int patch, int features, int layers, int heads, int expansion, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (image.Height % patch != 0 || image.Width % patch != 0)
            throw new ArgumentException($"patches of {patch} x {patch} do not tile {image.Height} x {image.Width} pixels.");
        builder.Convolution("patch", features, patch, patch, role: LayerRole.Stem).Add(new ClassToken<T>("token"));
        for (int i = 1; i <= layers; i++) builder.TransformerLayer($"layer{i}", heads, expansion * features, causal: false);
        builder.ResidualBlock = 0;
        builder.LayerNormalisation("norm").Add(new SelectPosition<T>(0)).Linear("head", classes, role: LayerRole.Head);
        return InitialWeights.Uniform;
    }
}
