namespace ScalingLab.Numerics;

/// <summary>A function of one variable, written once for every vector width.</summary>
internal interface IDoubleOperator
{
    /// <summary>The function of each lane.</summary>
    static abstract TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>;
}
