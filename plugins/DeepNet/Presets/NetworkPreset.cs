namespace ScalingLab.DeepNet;

/// <summary>A network architecture. Those named after a data set are the ones of D'Amico, Bocchi and Negri (arXiv 2505.13230); <c>-s</c> are small ones for minutes on a processor.</summary>
public enum NetworkPreset
{
    /// <summary>Convolutions of 8, 16 and 32 channels (3 × 3), a maximum pool of 2 × 2 after the first two, then 64 hidden units.</summary>
    CnnS,

    /// <summary>A stem of 8 channels and one basic block each of 8, 16 and 32 channels.</summary>
    ResnetS,

    /// <summary>Patches of 7 × 7, dimension 64, 2 layers of 4 heads, hidden layers twice as wide.</summary>
    VitS,

    /// <summary>Convolutions of 32, 64 and 128 channels, one pool after the second, 512 hidden units.</summary>
    CnnMnist,

    /// <summary>As <see cref="CnnMnist"/>.</summary>
    CnnCifar10,

    /// <summary>Convolutions of 64, 128, 256 and 512 channels, pools after the second and fourth, hidden layers of 1024 and 512 units with dropout 0.1.</summary>
    CnnCifar100,

    /// <summary>Stages of 16, 32, 64 and 128 channels with two basic blocks each.</summary>
    ResnetMnist,

    /// <summary>Stages of 64, 128, 256 and 512 channels with two basic blocks each (ResNet-18 with a stem for small images).</summary>
    ResnetCifar10,

    /// <summary>Stages of 64, 128, 256 and 512 channels with 3, 4, 6 and 3 basic blocks (ResNet-34 with a stem for small images).</summary>
    ResnetCifar100,

    /// <summary>Patches of 7 × 7, dimension 128, 4 layers of 4 heads, hidden layers four times as wide.</summary>
    VitMnist,

    /// <summary>Patches of 4 × 4, dimension 192, 6 layers of 3 heads, hidden layers four times as wide.</summary>
    VitCifar10,

    /// <summary>Patches of 4 × 4, dimension 256, 6 layers of 4 heads, hidden layers four times as wide.</summary>
    VitCifar100,
}
