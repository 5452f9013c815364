using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using ScalingLab.CurveAnalysis;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Bench.Limits;

/// <summary>
/// The joint law of 240 runs by many starts, the protocol of the Chinchilla refit (sum of Huber losses of ln L), against MathNet's BFGS on the same objective. Counted are the
/// starts that come within 1e-4 of the least objective, as MathNet's line search gives up on most; by processor time, which counts that of all threads.
/// </summary>
internal sealed class JointLawLimits : ILimitGroup
{
    private const int Runs = 240, Starts = 300, BaselineStarts = 25;
    private const double Delta = 1e-3;

    private static readonly double[] Exponents = [0.2, 0.5, 1], LogFloors = [-4, -1, 1];

    private readonly double[] _logSize = new double[Runs];
    private readonly double[] _logData = new double[Runs];
    private readonly double[] _logLoss = new double[Runs];

    public JointLawLimits()
    {
        RandomStream stream = new PhiloxStreams(1, 0).Create("limits");
        for (int i = 0; i < Runs; i++)
        {
            _logSize[i] = Math.Log(1e8) + (5 * stream.NextUniform());
            _logData[i] = Math.Log(1e9) + (5 * stream.NextUniform());
            _logLoss[i] = Math.Log(1.69 + (406.4 * Math.Exp(-0.34 * _logSize[i])) + (410.7 * Math.Exp(-0.28 * _logData[i]))) + (0.01 * stream.NextNormal());
        }
    }

    public IEnumerable<LimitKernel> Kernels()
    {
        JointLawFit fit = new(new JointLawOptions { ModelSize = "size", DataSize = "data", HuberDelta = Delta, Starts = Starts, Resamples = 0 });
        CurveFamily family = Family("loss", _logLoss);
        var findings = fit.Analyse(family).ToDictionary(finding => finding.Name, finding => finding.Value);
        double least = findings["objective"];

        // At least one, so that there is something to divide by.
        int baseline = Math.Max(1, Baseline().Count(value => value <= least * (1 + 1e-4)));
        yield return new LimitKernel("joint-law 240 runs", "minima/s", findings["agreeing-starts"], () => fit.Analyse(family).Count(), baseline, () => Baseline()) { Budget = 6 };
    }

    private CurveFamily Family(string name, double[] logarithms)
    {
        double[] rows = [.. Enumerable.Range(1, Runs).Select(row => (double)row)];
        return new CurveFamily("runs", "row", name, [new CurveGroup(ParameterPoint.Empty, [new Curve(rows, Array.ConvertAll(logarithms, Math.Exp))])])
        {
            Companion = other => other switch { "size" => Family("size", _logSize), "data" => Family("data", _logData), _ => null },
        };
    }

    /// <summary>The objectives that the starts come to.</summary>
    private List<double> Baseline()
    {
        List<double> reached = [];
        for (int i = 0; i < BaselineStarts; i++)
        {
            // Spread over the grid that joint-law starts from: ln A and ln B from 0 to 25, exponents 0.2, 0.5 and 1, ln E from -4 to 1.
            int index = i * 972 / BaselineStarts;
            var start = Vector<double>.Build.Dense(
                [5 * (index % 6), 5 * (index / 6 % 6), Exponents[index / 36 % 3], Exponents[index / 108 % 3], LogFloors[index / 324]]);
            try
            {
                reached.Add(new BfgsMinimizer(1e-8, 1e-10, 1e-12, 1000).FindMinimum(ObjectiveFunction.Gradient(Evaluate), start).FunctionInfoAtMinimum.Value);
            }
            catch (Exception exception) when (exception is MaximumIterationsException or OptimizationException)
            {
                // Its line search gives up where the objective is almost not smooth; the time until then counts.
            }
        }

        return reached;
    }

    private (double Value, Vector<double> Gradient) Evaluate(Vector<double> theta)
    {
        double sum = 0;
        double[] gradient = new double[5];
        for (int i = 0; i < Runs; i++)
        {
            double a = Math.Exp(theta[0] - (theta[2] * _logSize[i])), b = Math.Exp(theta[1] - (theta[3] * _logData[i])), e = Math.Exp(theta[4]), loss = a + b + e;
            double residual = Math.Log(loss) - _logLoss[i], size = Math.Abs(residual), slope = Math.Clamp(residual, -Delta, Delta) / loss;
            sum += size <= Delta ? 0.5 * residual * residual : Delta * (size - (0.5 * Delta));
            gradient[0] += slope * a;
            gradient[1] += slope * b;
            gradient[2] -= slope * a * _logSize[i];
            gradient[3] -= slope * b * _logData[i];
            gradient[4] += slope * e;
        }

        return (sum, Vector<double>.Build.Dense(gradient));
    }
}
