namespace ScalingLab.ProjectedLinearNet;

/// <summary>A task in the terms of Paquette et al. 2024 (arXiv 2405.15074): features with the variances j^(−2a) and a target with the coefficients j^(−b).</summary>
public interface IComplexity
{
    /// <summary>Data complexity a > 0.</summary>
    double DataComplexity { get; }

    /// <summary>Target complexity b > 1/2 − a.</summary>
    double TargetComplexity { get; }
}
