namespace ScalingLab.CurveAnalysis;

/// <summary>The error of extrapolation: a law is fitted without the points of largest x and compared with them.</summary>
internal static class HeldOut
{
    /// <summary>Root mean square of ln y − ln f on the points held out; not a number when the others are too few or do not give a fit.</summary>
    public static double Error(LawForm form, PowerLawOptions options, FitData data)
    {
        int kept = data.Count - Math.Max(1, (int)Math.Round(options.HoldOut * data.Count));
        if (kept < 2) return double.NaN;
        var part = data.Slice(..kept);
        var law = LawFactory.Create(form, options, part.Y.Min());
        if (kept < law.Count + 1) return double.NaN;
        var fitter = new LawFitter(law, part);
        if (fitter.Fit() is not { } fit) return double.NaN;
        double[] predicted = fitter.Predict(fit.Theta, data.X[kept..]);
        double squares = predicted.Select((value, i) => Math.Pow(data.LogY[kept + i] - Math.Log(value), 2)).Average();

        // A signed offset may drive the law below zero beyond its window; that is as wrong as can be.
        return double.IsNaN(squares) ? double.PositiveInfinity : Math.Sqrt(squares);
    }
}
