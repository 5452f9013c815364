namespace ScalingLab.Sdk;

/// <summary>A classifier that knows its error relative to that of the first direction it learns, w ∝ Σ y x (Hebb's rule, the limit of vanishing norm).</summary>
public interface IRelativeTestError
{
    /// <summary>Test error at the present time divided by that of Hebb's rule on the same examples; 1 at the start of the clock.</summary>
    double RelativeTestError { get; }
}
