namespace ScalingLab.KernelRegression;

/// <summary>A Matérn kernel of the distance r, 1 at r = 0.</summary>
internal readonly record struct RadialKernel(KernelSmoothness Smoothness, double Scale)
{
    public double At(double squaredDistance)
    {
        double square = Math.Max(0, squaredDistance) / (Scale * Scale), s;
        switch (Smoothness)
        {
            case KernelSmoothness.Laplace:
                return Math.Exp(-Math.Sqrt(square));
            case KernelSmoothness.Matern32:
                s = Math.Sqrt(3 * square);
                return (1 + s) * Math.Exp(-s);
            case KernelSmoothness.Matern52:
                s = Math.Sqrt(5 * square);
                return (1 + s + s * s / 3) * Math.Exp(-s);
            default:
                return Math.Exp(-0.5 * square);
        }
    }
}
