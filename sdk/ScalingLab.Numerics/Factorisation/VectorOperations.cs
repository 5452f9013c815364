namespace ScalingLab.Numerics;

/// <summary>The few vector operations that the iterations need, safe against overflow where it matters.</summary>
internal static unsafe class VectorOperations
{
    public static double Norm(ReadOnlySpan<double> x)
    {
        double largest = 0;
        foreach (double value in x)
        {
            double magnitude = Math.Abs(value);
            if (!(magnitude <= largest))
            {
                largest = magnitude;
            }
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        // A power of two scales without rounding.
        int exponent = Math.ILogB(largest);
        double down = Math.ScaleB(1, -exponent);
        double sum = 0;
        foreach (double value in x)
        {
            double scaled = value * down;
            sum += scaled * scaled;
        }

        return Math.ScaleB(Math.Sqrt(sum), exponent);
    }

    public static void Scale(Span<double> x, double factor)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= factor;
        }
    }

    /// <summary>y += factor x.</summary>
    public static void Add(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }
}
