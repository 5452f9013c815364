namespace ScalingLab.Sdk;

/// <summary>A model whose state solves equations, and that knows how well.</summary>
public interface IResidual
{
    /// <summary>How far the present state is from solving its equations; 0 is exact, each model states the measure.</summary>
    double Residual { get; }
}
