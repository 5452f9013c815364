using System.Globalization;
using MathNet.Numerics.Distributions;
using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>The simulation agrees with its theory within statistical errors that are small enough to mean something.</summary>
internal sealed class TheoryCheck : IModelCheck
{
    public string Name => "theory";

    public CheckOutcome Run(ModelUnderTest model)
    {
        if (model.Case.Theory is not { } comparison) return CheckOutcome.Skipped("The case names no theory.");
        if (comparison.Replicas < 4) throw new ArgumentException("A comparison needs at least 4 replicas.");
        var theory = model.Other(comparison.Theory);
        var simulated = new IReadOnlyList<Reading>[comparison.Replicas];
        var predicted = new IReadOnlyList<Reading>[comparison.Replicas];
        Parallel.For(0, comparison.Replicas, replica =>
        {
            simulated[replica] = model.Run(replica);
            predicted[replica] = At(theory, replica, simulated[replica]);
        });

        int comparisons = model.Case.Times.Count * comparison.Observables.Count;
        double quantile = StudentT.InvCDF(0, 1, comparison.Replicas - 1, 1 - (comparison.FalseAlarm / (2 * comparisons)));
        double bluntest = 0, worst = 0;
        foreach (string observable in comparison.Observables)
        {
            for (int i = 0; i < model.Case.Times.Count; i++)
            {
                double[] differences = [.. simulated.Zip(predicted, (s, p) => Value(s[i], observable) - Value(p[i], observable))];
                double expected = predicted.Average(readings => Value(readings[i], observable));
                double mean = differences.Average();
                double error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1) / differences.Length);
                double allowed = (quantile * error) + (comparison.Allowance * Math.Abs(expected));
                string at = $"'{observable}' at {model.At(simulated[0][i].Time)}";
                if (Math.Abs(mean) > allowed)
                {
                    return CheckOutcome.Failed(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{at} is {expected + mean:G6} ± {error:G2} over {comparison.Replicas} replicas, the theory {expected:G6}: {Math.Abs(mean) / error:F1} standard errors apart, {quantile:F1} and {comparison.Allowance:P1} are allowed.")
                        + " Correct the one that is wrong; if the theory leaves something out at this size, give that as Allowance, with its reason.");
                }

                if (allowed > comparison.Precision * Math.Abs(expected))
                {
                    return CheckOutcome.Failed(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{at} would agree with anything within {allowed / Math.Abs(expected):P0}, {comparison.Precision:P0} is asked for. More replicas or a larger system tell more."));
                }

                bluntest = Math.Max(bluntest, allowed / Math.Abs(expected));
                worst = Math.Max(worst, error > 0 ? Math.Abs(mean) / error : 0);
            }
        }

        return CheckOutcome.Passed(string.Create(
            CultureInfo.InvariantCulture,
            $"{comparisons} comparisons with {theory.Model.Name}, at most {worst:F1} standard errors apart; a deviation of {bluntest:P1} would have been noticed"));
    }

    /// <summary>The theory at the times that the simulation reached: a discrete clock stops at its ticks.</summary>
    private static Reading[] At(ModelUnderTest theory, int replica, IReadOnlyList<Reading> simulated)
    {
        using var run = theory.Start(replica);
        return [.. simulated.Select(reading =>
        {
            run.Advance(reading.Time);
            return run.Read();
        })];
    }

    private static double Value(Reading reading, string observable) => reading.Values.TryGetValue(observable, out double value)
        ? value
        : throw new ArgumentException($"There is no observable '{observable}'; there is {string.Join(", ", reading.Values.Keys)}.");
}
