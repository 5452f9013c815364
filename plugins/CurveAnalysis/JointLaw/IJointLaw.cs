namespace ScalingLab.CurveAnalysis;

/// <summary>A law of several variables.</summary>
internal interface IJointLaw
{
    /// <summary>Number of parameters θ.</summary>
    int Count { get; }

    /// <summary>ln L and its derivatives at the logarithms of the variables.</summary>
    double LogValue(ReadOnlySpan<double> logVariables, ReadOnlySpan<double> theta, Span<double> gradient);

    /// <summary>Values to start from, for data with these logarithms of the largest values and of the losses.</summary>
    IEnumerable<double[]> Starts(JointData data, int count);

    /// <summary>What is reported.</summary>
    IReadOnlyList<LawQuantity> Quantities { get; }
}
