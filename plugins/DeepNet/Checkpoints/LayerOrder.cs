namespace ScalingLab.DeepNet;

/// <summary>The order in which the layers of a checkpoint act.</summary>
public enum LayerOrder
{
    /// <summary>The stem first, the head last, the others by their names with numbers in them compared as numbers.</summary>
    Name,

    /// <summary>As the entries under <c>layers</c> stand; the tensors of one entry by their names.</summary>
    Listed,
}
