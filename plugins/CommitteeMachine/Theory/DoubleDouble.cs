namespace ScalingLab.CommitteeMachine;

/// <summary>
/// A sum of two doubles, 32 digits (T. J. Dekker, Numer. Math. 18, 224, 1971), for determinants of covariances of nearly parallel units, whose terms cancel.
/// </summary>
/// <param name="High">The sum, rounded to a double.</param>
/// <param name="Low">The rest.</param>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right)
    {
        double sum = left.High - right.High, part = sum - left.High;
        return Normal(sum, (left.High - (sum - part)) - (right.High + part) + (left.Low - right.Low));
    }

    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        double product = left.High * right.High;
        return Normal(product, Math.FusedMultiplyAdd(left.High, right.High, -product) + ((left.High * right.Low) + (left.Low * right.High)));
    }

    public static DoubleDouble operator /(DoubleDouble left, double right)
    {
        double quotient = left.High / right;
        return Normal(quotient, (Math.FusedMultiplyAdd(-quotient, right, left.High) + left.Low) / right);
    }

    private static DoubleDouble Normal(double high, double low)
    {
        double sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
