namespace ScalingLab.Sdk;

/// <summary>A student whose agreement with its teacher is one number.</summary>
public interface IOverlap
{
    /// <summary>R = w·w* / (|w| |w*|) at the present time, in [−1, 1].</summary>
    double Overlap { get; }
}
