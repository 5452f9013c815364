namespace ScalingLab.DeepNet;

/// <summary>A published data set of labelled images.</summary>
public enum ImageSetName
{
    /// <summary>60 000 + 10 000 digits of 28 × 28 (LeCun, Cortes and Burges 1998).</summary>
    Mnist,

    /// <summary>60 000 + 10 000 pieces of clothing of 28 × 28 (Xiao, Rasul and Vollgraf 2017).</summary>
    FashionMnist,

    /// <summary>50 000 + 10 000 colour images of 32 × 32 in 10 classes (Krizhevsky 2009), binary version.</summary>
    Cifar10,

    /// <summary>The same in 100 classes.</summary>
    Cifar100,

    /// <summary>About 6 million synthetic images like CIFAR-10 in .npz parts with arrays X and Y (Nakkiran, Neyshabur and Sedghi 2021); the last part is the test set.</summary>
    Cifar5m,
}
