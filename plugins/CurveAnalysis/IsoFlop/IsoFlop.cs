using System.ComponentModel;
using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Iso-FLOP parabolas, approach 2 of Hoffmann et al. 2022: at each compute budget the loss is fitted by a parabola in ln N, and power laws are fitted to the vertices.
/// The loss at fixed compute is not symmetric about its minimum, so that the vertices are biased even without noise, the exponent too where the sizes drift
/// against the optimum (arXiv 2603.22339): cubics through the same points tell how much, and <c>joint-law</c> has no such bias.
/// </summary>
/// <param name="options">Variables and budgets.</param>
[Cites("hoffmann2022")]
[Description("Iso-FLOP parabolas: the best model size at each compute budget and its exponent. The vertices are biased even without noise; compare 'joint-law'.")]
public sealed class IsoFlop(IsoFlopOptions options) : IAnalysis
{
    private const int FewestBudgets = 3;
    private static readonly string[] Names = ["size-exponent", "data-exponent", "loss-exponent", "cubic-size-exponent", "largest-shift", "parabolas"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Analyse(CurveFamily family)
    {
        (string, string)[] variables = [("model-size", options.ModelSize), options.Compute is { } compute ? ("compute", compute) : ("data-size", options.DataSize!)];
        var (data, reason) = JointDataReader.Read(family, variables);
        if (data is null) return All(reason);
        var points = Points(data);
        IsoFlopVertex[] vertices = [.. options.Budgets.Order().Zip(points, (budget, losses) => IsoFlopVertex.Fit(budget, losses, options.Reach)).OfType<IsoFlopVertex>()];
        if (vertices.Length < FewestBudgets)
            return All($"{vertices.Length} of {options.Budgets.Length} budgets have a minimum between the smallest and the largest of at least 4 sizes, it takes {FewestBudgets}; give more sizes, other budgets, or a larger 'within'.");
        return Report(vertices);
    }

    private double LogCompute(double[] row) => options.Compute is null ? Math.Log(options.ComputePerExample) + row[0] + row[1] : row[1];

    /// <summary>For each budget the sizes with their losses.</summary>
    private List<(double LogSize, double Loss)>[] Points(JointData data)
    {
        double[] budgets = [.. options.Budgets.Order().Select(budget => Math.Log(budget))];
        List<(double, double)>[] points = Array.ConvertAll(budgets, _ => new List<(double, double)>());
        foreach (var run in Enumerable.Range(0, data.Count).GroupBy(i => data.Run[i]))
        {
            int[] rows = [.. run.OrderBy(i => LogCompute(data.LogVariables[i]))];
            double size = data.LogVariables[rows[0]][0];
            if (rows.Length > 1 && rows.All(i => data.LogVariables[i][0] == size) && rows.Select(i => LogCompute(data.LogVariables[i])).Distinct().Count() == rows.Length)
            {
                var curve = new Curve([.. rows.Select(i => Math.Exp(LogCompute(data.LogVariables[i])))], [.. rows.Select(i => Math.Exp(data.LogLoss[i]))]);
                for (int b = 0; b < budgets.Length; b++)
                {
                    double loss = LogInterpolation.At(curve, Math.Exp(budgets[b]));
                    if (double.IsFinite(loss)) points[b].Add((size, Math.Exp(loss)));
                }

                continue;
            }

            foreach (int i in rows)
            {
                double compute = LogCompute(data.LogVariables[i]);
                int nearest = Enumerable.Range(0, budgets.Length).MinBy(b => Math.Abs(budgets[b] - compute));
                if (Math.Abs(budgets[nearest] - compute) <= Math.Log(options.Within)) points[nearest].Add((data.LogVariables[i][0], Math.Exp(data.LogLoss[i])));
            }
        }

        return points;
    }

    private IEnumerable<Finding> Report(IsoFlopVertex[] vertices)
    {
        double[] budgets = [.. vertices.Select(vertex => vertex.Budget)], sizes = [.. vertices.Select(vertex => Math.Exp(vertex.LogSize))];
        var cubic = vertices.Where(vertex => double.IsFinite(vertex.LogSizeOfCubic)).ToArray();
        double shift = cubic.Length == 0 ? double.NaN : cubic.Max(vertex => Math.Abs(vertex.LogSizeOfCubic - vertex.LogSize));
        string bias = double.IsNaN(shift)
            ? "parabolas are biased even without noise"
            : string.Create(CultureInfo.InvariantCulture, $"parabolas are biased even without noise: cubics move N_opt by up to {100 * (Math.Exp(shift) - 1):F0} %");
        string note = string.Create(CultureInfo.InvariantCulture, $"{vertices.Length} of {options.Budgets.Length} budgets in [{budgets[0]:G4}, {budgets[^1]:G4}]; {100 * options.Confidence:G4} % interval from the scatter about the line");
        yield return Exponent("size-exponent", budgets, sizes, $"{note}; {bias}");
        yield return Exponent("data-exponent", budgets, [.. vertices.Select(vertex => vertex.Budget / (options.ComputePerExample * Math.Exp(vertex.LogSize)))], $"{note}; {bias}");
        yield return Exponent("loss-exponent", budgets, [.. vertices.Select(vertex => vertex.Loss)], $"{note}; no floor is taken off");
        if (cubic.Length < FewestBudgets)
        {
            foreach (string name in new[] { "cubic-size-exponent", "largest-shift" })
                yield return Finding.NotDetermined(name, ParameterPoint.Empty, $"{cubic.Length} budgets have a cubic with a minimum, it takes {FewestBudgets} with five sizes each.");
        }
        else
        {
            yield return Exponent("cubic-size-exponent", [.. cubic.Select(vertex => vertex.Budget)], [.. cubic.Select(vertex => Math.Exp(vertex.LogSizeOfCubic))], $"{cubic.Length} budgets; from cubics instead of parabolas");
            yield return new Finding { Name = "largest-shift", Point = ParameterPoint.Empty, Value = shift, Note = $"of ln N_opt, over {cubic.Length} budgets" };
        }

        yield return new Finding { Name = "parabolas", Point = ParameterPoint.Empty, Value = vertices.Length, Note = $"of {options.Budgets.Length} budgets" };
    }

    private Finding Exponent(string name, double[] budgets, double[] values, string note)
    {
        var slope = Line.Fit(Array.ConvertAll(budgets, Math.Log), Array.ConvertAll(values, Math.Log)).SlopeEstimate;
        double reach = slope.StandardError * StudentT.InvCDF(0, 1, slope.DegreesOfFreedom, 0.5 * (1 + options.Confidence));
        return new Finding
        {
            Name = name, Point = ParameterPoint.Empty, Value = slope.Value, Low = slope.Value - reach, High = slope.Value + reach, Note = note,
            Curve = new Curve(budgets, values),
        };
    }

    private static IEnumerable<Finding> All(string reason) => Names.Select(name => Finding.NotDetermined(name, ParameterPoint.Empty, reason));
}
