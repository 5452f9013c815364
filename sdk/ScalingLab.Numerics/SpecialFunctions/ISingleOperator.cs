namespace ScalingLab.Numerics;

/// <summary>A function of one variable in single precision, written once for every vector width.</summary>
internal interface ISingleOperator
{
    /// <summary>The function of each lane.</summary>
    static abstract TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ISingleLanes<TLanes>;
}
