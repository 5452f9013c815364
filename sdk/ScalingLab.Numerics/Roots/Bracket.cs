namespace ScalingLab.Numerics;

/// <summary>Checks that the methods on an interval share.</summary>
internal static class Bracket
{
    public static void Check(double lower, double upper, double tolerance)
    {
        if (!double.IsFinite(lower)) throw new ArgumentOutOfRangeException(nameof(lower), lower, "The lower end must be finite.");
        if (!(double.IsFinite(upper) && upper > lower))
            throw new ArgumentOutOfRangeException(nameof(upper), upper, "The upper end must be finite and greater than the lower one.");
        if (!(double.IsFinite(tolerance) && tolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be finite and not negative.");
    }

    public static void CheckSigns(double lower, double atLower, double upper, double atUpper)
    {
        if (atLower * (double)Math.Sign(atUpper) > 0)
        {
            string values = FormattableString.Invariant($"{atLower:R} at {lower:R} and {atUpper:R} at {upper:R}");
            throw new ArgumentException($"The function has the same sign at both ends: {values}. Widen or move the bracket.");
        }
    }
}
