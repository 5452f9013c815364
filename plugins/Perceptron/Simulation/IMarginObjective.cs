namespace ScalingLab.Perceptron;

/// <summary>
/// A function of the fields f = A v and of |v|, whose gradient is pull · v − push · Aᵀp with weights p of the examples.
/// </summary>
internal interface IMarginObjective
{
    /// <summary>Writes p and returns pull and push.</summary>
    /// <param name="fields">f = A v.</param>
    /// <param name="squaredNorm">|v|².</param>
    /// <param name="weights">Receives p.</param>
    (double Pull, double Push) Weigh(ReadOnlySpan<double> fields, double squaredNorm, Span<double> weights);
}
