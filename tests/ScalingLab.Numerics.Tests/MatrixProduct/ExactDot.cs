namespace ScalingLab.Numerics.Tests;

/// <summary>Σ x y in twice the working precision (Ogita, Rump and Oishi 2005, Dot2): the oracle of the products.</summary>
internal struct ExactDot
{
    private double high;
    private double low;
    private double magnitude;

    public readonly double Value => high + low;

    /// <summary>Σ |x| |y|, in which the error bounds are stated.</summary>
    public readonly double Magnitude => magnitude;

    public void Add(double x, double y)
    {
        double product = x * y;
        double productError = Math.FusedMultiplyAdd(x, y, -product);
        double sum = high + product;
        double part = sum - high;
        low += (high - (sum - part)) + (product - part) + productError;
        high = sum;
        magnitude += Math.Abs(product);
    }
}
