using System.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>A weight layer as norms see it: the map is <see cref="Scale"/> times the parameter.</summary>
internal sealed record WeightEntry<T>(WeightLayer Layer, Parameter Parameter, double Scale, BatchNormalisation<T>? Norm)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
