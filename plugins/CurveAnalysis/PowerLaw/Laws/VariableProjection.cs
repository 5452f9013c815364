namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Starts for y = a x^b + E: for a given b the relative residuals are linear in a and E, which are eliminated (Golub and Pereyra 1973); what is left is a
/// search in one dimension, whose local minima are the starts.
/// </summary>
internal static class VariableProjection
{
    private const int Steps = 120;
    private const double Steepest = 3;

    public static IEnumerable<double[]> Starts(double[] u, double[] y, bool signed)
    {
        double[] before = [], last = [];
        double squaresBefore = double.PositiveInfinity, squaresLast = double.PositiveInfinity;
        for (int i = 0; i <= Steps; i++)
        {
            double b = -Steepest * (i + 0.5) / Steps;
            (double squares, double a, double offset) = Eliminate(u, y, b, signed);
            if (last.Length > 0 && before.Length > 0 && squaresLast <= squares && squaresLast <= squaresBefore) yield return last;
            (before, squaresBefore) = (last, squaresLast);
            last = a > 0 ? [Math.Log(a), b, offset] : [];
            squaresLast = a > 0 ? squares : double.PositiveInfinity;
        }
    }

    private static (double Squares, double Amplitude, double Offset) Eliminate(double[] u, double[] y, double b, bool signed)
    {
        double pp = 0, pq = 0, qq = 0, p1 = 0, q1 = 0;
        for (int i = 0; i < u.Length; i++)
        {
            double p = Math.Exp(b * u[i]) / y[i], q = 1 / y[i];
            (pp, pq, qq, p1, q1) = (pp + p * p, pq + p * q, qq + q * q, p1 + p, q1 + q);
        }

        double determinant = pp * qq - pq * pq, a = (p1 * qq - q1 * pq) / determinant, offset = (q1 * pp - p1 * pq) / determinant;
        if (!signed && !(offset >= 0)) (a, offset) = (p1 / pp, 0);
        return (u.Length - a * p1 - offset * q1, a, offset);
    }
}
