using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Fits a law of model size, data size and time to all curves of a family at once: sum of Huber losses of ln L, amplitudes as exponentials, many starts,
/// bootstrap over runs. Besiroglu et al. 2024 (arXiv 2404.10102) showed what goes wrong without these.
/// </summary>
/// <param name="options">The law, its variables and the protocol.</param>
[Cites("besiroglu2024")]
[Description("Fits a law of model size, data size and time to all curves of a family at once, with many starts and a bootstrap over runs.")]
public sealed class JointLawFit(JointLawOptions options) : IAnalysis
{
    private static readonly string[] Quality = ["objective", "gradient-norm", "agreeing-starts", "residual"];
    private static readonly string[] Optimum = ["allocation-exponent", "optimal-model-size", "optimal-data-size"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family)
    {
        var law = Law();
        LawQuantity[] quantities = [.. law.Quantities, .. Allocation(law)];
        (var data, string reason) = JointDataReader.Read(family, options.Variables, options.Window, options.DropHighest);
        if (data is not null && data.Count <= law.Count)
            reason = $"{data.Count} points are too few for a law of {law.Count} parameters, it takes {law.Count + 1}.";
        else if (data is not null)
        {
            var solver = new JointLawSolver(law, data, options.HuberDelta);
            var (best, starts, agreeing) = solver.Fit(options.Starts);
            if (best is not null) return Report(law, quantities, data, solver, best, starts, agreeing);
            reason = $"none of the {starts} starts led to a minimum; another form may suit the data.";
        }

        return quantities.Select(quantity => quantity.Name).Concat(Quality).Select(name => Finding.NotDetermined(name, ParameterPoint.Empty, reason));
    }

    private IJointLaw Law()
    {
        string[] names = [.. options.Variables.Select(variable => variable.Name)];
        return options.Form switch
        {
            JointLawForm.Kaplan => new KaplanLaw(names),
            JointLawForm.Envelope => new EnvelopeLaw(new AdditiveLaw(names, options.Exponents, options.Floor), options.GuessingLevel ?? 1),
            _ => new AdditiveLaw(names, options.Exponents, options.Floor),
        };
    }

    /// <summary>N_opt = G (C/k)^(b/(a+b)) with G = (a A/(b B))^(1/(a+b)), D_opt = C/(k N_opt).</summary>
    private LawQuantity[] Allocation(IJointLaw law)
    {
        if (law is not AdditiveLaw || options.ModelSize is null || options.DataSize is null || options.Time is not null) return [];
        double A(double[] theta) => options.Exponents is [double a, _] ? a : theta[2];
        double B(double[] theta) => options.Exponents is [_, double b] ? b : theta[3];
        var exponent = new LawQuantity(Optimum[0], theta => B(theta) / (A(theta) + B(theta)));
        if (options.Budget is not { } budget) return [exponent];
        double compute = Math.Log(budget / options.ComputePerExample);
        double LogModelSize(double[] theta) =>
            (Math.Log(A(theta) / B(theta)) + theta[0] - theta[1] + B(theta) * compute) / (A(theta) + B(theta));
        return [
            exponent,
            new LawQuantity(Optimum[1], LogModelSize, IsLogarithm: true),
            new LawQuantity(Optimum[2], theta => compute - LogModelSize(theta), IsLogarithm: true),
        ];
    }

    private List<Finding> Report(IJointLaw law, LawQuantity[] quantities, JointData data, JointLawSolver solver, BfgsMinimum best, int starts, int agreeing)
    {
        double[][] samples = options.Resamples > 0 && data.Runs > 1 ? solver.Bootstrap(best.Theta, options.Resamples, options.Seed) : [];
        List<Finding> findings = [];
        foreach (var quantity in quantities)
        {
            double value = quantity.Shown(quantity.Value(best.Theta)), low = double.NaN, high = double.NaN;
            string note = $"{data.Count} points of {data.Runs} runs; no interval";
            double[] values = [.. samples.Select(sample => quantity.Shown(quantity.Value(sample))).Where(double.IsFinite).Order()];
            if (values.Length > 1)
            {
                double mean = values.Average(), error = Math.Sqrt(values.Sum(sample => (sample - mean) * (sample - mean)) / (values.Length - 1));
                (low, high) = (Quantile(values, 0.5 * (1 - options.Confidence)), Quantile(values, 0.5 * (1 + options.Confidence)));
                note = string.Create(CultureInfo.InvariantCulture, $"{data.Count} points of {data.Runs} runs; {100 * options.Confidence:G4} % interval by {values.Length} bootstrap resamples of the runs, seed {options.Seed}, standard error {error:G4}");
            }

            findings.Add(new Finding { Name = quantity.Name, Point = ParameterPoint.Empty, Value = value, Low = low, High = high, Note = note });
        }

        var gradient = new double[law.Count];
        double[] residuals = [.. data.LogLoss.Select((loss, i) => loss - law.LogValue(data.LogVariables[i], best.Theta, gradient))];
        string agreement = $"{agreeing} of {starts} starts came within 1e-4 of the least objective";
        findings.Add(Check("objective", best.Value, $"sum of Huber losses over {data.Count} points, delta {options.HuberDelta.ToString("G3", CultureInfo.InvariantCulture)}; {agreement}") with
        {
            Curve = ByPrediction(data, residuals, i => Math.Exp(data.LogLoss[i])),
        });
        findings.Add(Check("gradient-norm", best.GradientNorm, "of the objective at the minimum"));
        findings.Add(Check("agreeing-starts", agreeing, agreement));
        findings.Add(Check("residual", Math.Sqrt(residuals.Average(residual => residual * residual)), "root mean square of ln L minus the law; its curve holds the residuals by predicted loss") with
        {
            Curve = ByPrediction(data, residuals, i => residuals[i]),
        });
        findings[0] = findings[0] with { Note = $"{findings[0].Note}; {Verdict(Math.Sqrt(residuals.Average(residual => residual * residual)), starts, agreeing)}" };
        return findings;
    }

    /// <summary>Whether to trust the fit, in one line.</summary>
    private static string Verdict(double scatter, int starts, int agreeing) => agreeing < 2 && starts > 1
        ? $"NOT reproduced: one of {starts} starts alone came to this minimum; give more starts or a simpler form"
        : string.Create(CultureInfo.InvariantCulture, $"{agreeing} of {starts} starts agree, and the data scatter by {100 * scatter:G3} % about the law");

    private static Curve ByPrediction(JointData data, double[] residuals, Func<int, double> value)
    {
        var points = residuals.Select((residual, i) => (X: Math.Exp(data.LogLoss[i] - residual), Y: value(i))).OrderBy(point => point.X).DistinctBy(point => point.X).ToArray();
        return new Curve([.. points.Select(point => point.X)], [.. points.Select(point => point.Y)]);
    }

    /// <summary>The quantile of sorted values, linear between them.</summary>
    private static double Quantile(double[] sorted, double probability)
    {
        double position = probability * (sorted.Length - 1);
        int index = Math.Min((int)position, sorted.Length - 2);
        return sorted[index] + (position - index) * (sorted[index + 1] - sorted[index]);
    }

    private static Finding Check(string name, double value, string note) => new() { Name = name, Point = ParameterPoint.Empty, Value = value, Note = note };
}
