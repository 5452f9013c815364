using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Turns a fit into findings.</summary>
internal sealed class LawReport(
    PowerLawOptions options, CurveGroup group, FitData data, LawForm form, ILaw law, LawFitter fitter, LeastSquaresFit fit, string comparison)
{
    private const int FewestReplicas = 3, CurvePoints = 120;

    public IEnumerable<Finding> Findings()
    {
        var quantities = LawFactory.Quantities(form, law, data.Centre);
        LawInterval kind = options.Interval != LawInterval.Auto ? options.Interval
            : group.Replicas.Count < FewestReplicas ? LawInterval.Profile
            : form == LawForm.Plain && law is PlainLaw ? LawInterval.Replicas : LawInterval.Bootstrap;
        if (kind is LawInterval.Replicas or LawInterval.Bootstrap && group.Replicas.Count < 2) kind = LawInterval.Profile;
        double[][] samples = kind == LawInterval.Profile ? [] : Samples(kind);
        string interval = kind switch
        {
            LawInterval.Replicas => $"over {samples.Length} replicas",
            LawInterval.Bootstrap => $"by {samples.Length} bootstrap resamples of {group.Replicas.Count} replicas, seed {options.Seed}",
            _ when law is PlainLaw => "from the scatter about the line",
            _ => "by profile likelihood",
        };
        var straightness = data.Count >= 4 ? Straightness.Of(data) : null;
        List<Finding> findings = [];
        foreach (var quantity in quantities)
        {
            var (value, low, high, error) = Estimate(quantity, kind, samples);
            string note = string.Create(
                CultureInfo.InvariantCulture,
                $"{comparison}{data.Count} points in [{data.X[0]:G4}, {data.X[^1]:G4}]; {100 * options.Confidence:G4} % interval {interval}, standard error {error:G2}");
            if (quantity.Name == "exponent") note += Verdict(straightness);
            findings.Add(new Finding
            {
                Name = quantity.Name, Point = group.Point, Note = note, Value = quantity.Shown(value), Low = quantity.Shown(low), High = quantity.Shown(high),
                Curve = quantity.Name == "exponent" ? Law(kind == LawInterval.Replicas ? Mean(samples) : fit.Theta) : null,
            });
        }

        double[] residuals = fitter.Residuals(fit.Theta);
        findings.Add(Check("residual", Math.Sqrt(residuals.Average(value => value * value)), $"{NameOfForm} form, {data.Count} points") with { Curve = new Curve(data.X, residuals) });
        findings.Add(straightness is null
            ? Finding.NotDetermined("curvature", group.Point, $"{data.Count} points are too few for a curvature, it takes 4.")
            : Check("curvature", straightness.Change, string.Create(CultureInfo.InvariantCulture, $"standard error {straightness.StandardError:G2}")));
        findings.Add(Scan());
        double extrapolation = HeldOut.Error(form, options, data);
        findings.Add(double.IsFinite(extrapolation)
            ? Check("held-out-error", extrapolation, $"the {100 * options.HoldOut:G3} % of the points at largest x held out".ToString(CultureInfo.InvariantCulture))
            : Finding.NotDetermined("held-out-error", group.Point, $"without the {100 * options.HoldOut:G3} % of the points at largest x the {NameOfForm} form cannot be fitted or turns negative."));
        string window = options.WindowSelection == WindowSelection.Automatic ? "the widest window that is straight in log-log" : options.Window is null ? "all data" : "given";
        findings.Add(Check("window-start", data.X[0], window));
        findings.Add(Check("window-end", data.X[^1], window));
        return findings;
    }

    private string NameOfForm => PowerLawFit.NameOf(form);

    private double[][] Samples(LawInterval kind)
    {
        var table = new ReplicaTable(group, data.X);
        var drawn = kind == LawInterval.Replicas ? Enumerable.Range(0, table.Count).Select(replica => table[replica]) : table.Resamples(options.Resamples, options.Seed);
        return [.. drawn.Select(y => new LawFitter(law, data.With(y)).FitFrom(fit.Theta)).OfType<LeastSquaresFit>().Select(fitted => fitted.Theta)];
    }

    private (double Value, double Low, double High, double Error) Estimate(LawQuantity quantity, LawInterval kind, double[][] samples)
    {
        double value = quantity.Value(fit.Theta), error, quantile;
        if (kind == LawInterval.Profile)
        {
            error = fitter.StandardError(fit, quantity.Value);
            if (law is not PlainLaw && quantity.Parameter >= 0)
            {
                var (low, high) = fitter.Profile(fit, quantity.Parameter, options.Confidence);
                return (value, quantity.Scale * low, quantity.Scale * high, error);
            }

            quantile = fitter.Freedom >= 1 ? StudentT.InvCDF(0, 1, fitter.Freedom, 0.5 * (1 + options.Confidence)) : double.NaN;
            return (value, value - quantile * error, value + quantile * error, error);
        }

        int replicas = group.Replicas.Count;
        double[] values = [.. samples.Select(quantity.Value)];
        if (values.Length < 2) return (value, double.NaN, double.NaN, double.NaN);
        double mean = values.Average(), spread = Math.Sqrt(values.Sum(sample => (sample - mean) * (sample - mean)) / (values.Length - 1));

        // Resampling R replicas underestimates the variance by (R − 1)/R.
        error = kind == LawInterval.Replicas ? spread / Math.Sqrt(values.Length) : spread * Math.Sqrt(replicas / (replicas - 1.0));
        if (kind == LawInterval.Replicas) value = mean;
        quantile = StudentT.InvCDF(0, 1, replicas - 1, 0.5 * (1 + options.Confidence));
        double least = quantity.Parameter >= 0 ? quantity.Scale * law.LowerBounds[quantity.Parameter] : double.NegativeInfinity;
        return (value, Math.Max(least, value - quantile * error), value + quantile * error, error);
    }

    private string Verdict(Straightness? straightness)
    {
        if (straightness is null || law is not PlainLaw) return "";
        return straightness.IsStraight
            ? "; straight in log-log"
            : string.Create(CultureInfo.InvariantCulture, $"; NOT a plain power law: the local slope changes by {straightness.Change:+0.00;-0.00} across the window, compare 'form: floor' (with 'floor: signed' for a missing tail) and 'broken'");
    }

    private Finding Scan()
    {
        if (options.Scan == 0) return Finding.NotDetermined("scanned-exponent", group.Point, "no scan was asked for; set 'scan'.");
        var scan = WindowScan.Of(law, data, fit.Theta, options.Scan);
        if (scan.Count < 2) return Finding.NotDetermined("scanned-exponent", group.Point, $"{data.Count} points have too few windows to scan.");
        double[] exponents = [.. scan.Select(window => window.Exponent).Order()];
        var starts = scan.Where(window => window.To == data.X[^1]).OrderBy(window => window.From).DistinctBy(window => window.From).ToArray();
        return Check("scanned-exponent", exponents[exponents.Length / 2], $"median over {scan.Count} windows, with their smallest and largest exponent") with
        {
            Low = exponents[0],
            High = exponents[^1],
            Curve = new Curve([.. starts.Select(window => window.From)], [.. starts.Select(window => window.Exponent)]),
        };
    }

    private Curve Law(double[] theta)
    {
        if (law is PlainLaw) return new Curve(data.X, fitter.Predict(theta, data.X));
        double ratio = data.X[^1] / data.X[0];
        double[] x = [.. Enumerable.Range(0, CurvePoints).Select(i => data.X[0] * Math.Pow(ratio, i / (CurvePoints - 1.0)))];
        return new Curve(x, fitter.Predict(theta, x));
    }

    private static double[] Mean(double[][] samples) => [.. Enumerable.Range(0, samples[0].Length).Select(k => samples.Average(theta => theta[k]))];

    private Finding Check(string name, double value, string note) => new() { Name = name, Point = group.Point, Value = value, Note = note };
}
