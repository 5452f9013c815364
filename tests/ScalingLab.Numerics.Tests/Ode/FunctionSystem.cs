namespace ScalingLab.Numerics.Tests;

internal delegate void DerivativeFunction(double time, ReadOnlySpan<double> state, Span<double> derivative);

internal sealed class FunctionSystem(int dimension, DerivativeFunction function) : IOdeSystem
{
    public int Dimension => dimension;

    public double LatestTime { get; private set; } = double.NegativeInfinity;

    public long Calls { get; private set; }

    public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        Calls++;
        LatestTime = Math.Max(LatestTime, time);
        function(time, state, derivative);
    }
}
