using ScalingLab.Sdk;

/// <summary>A library that uses the SDK and is no plugin.</summary>
public sealed class HalfLoss : ITestLoss
{
    public double TestLoss => 0.5;
}
