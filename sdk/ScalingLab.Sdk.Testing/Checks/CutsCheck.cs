using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>The result does not depend on how a stretch of the clock is cut into calls of Advance.</summary>
internal sealed class CutsCheck : IModelCheck
{
    /// <summary>Where each stretch between two observation times is cut besides: unequal parts that no step size divides.</summary>
    private static readonly double[] Parts = [0.1234, 0.5, 0.7071];

    public string Name => "cuts";

    public CheckOutcome Run(ModelUnderTest model)
    {
        var observed = model.Run();
        double tolerance = model.Case.CutTolerance;
        using ModelRun finer = model.Start();
        List<Reading> cut = [];
        double start = finer.Model.Time;
        foreach (double time in model.Case.Times)
        {
            foreach (double part in Parts) finer.Advance(start + (part * (time - start)));
            finer.Advance(time);
            double reached = finer.Model.Time;
            finer.Model.Advance(reached, CancellationToken.None);
            if (finer.Model.Time != reached) return CheckOutcome.Failed($"Advance to the present time, {model.At(reached)}, moved the clock. Advance while Time < until.");
            cut.Add(finer.Read());
            start = time;
        }

        if (Reading.Difference(observed, cut, tolerance) is { } difference) return CheckOutcome.Failed($"More calls of Advance change the result: {difference}. {Remedy}");
        using ModelRun straight = model.Start();
        straight.Advance(model.Case.Times[^1]);
        return Reading.Difference([observed[^1]], [straight.Read()], tolerance) is { } jump
            ? CheckOutcome.Failed($"A single call of Advance to the end changes the result: {jump}. {Remedy}")
            : CheckOutcome.Passed($"the same result in 1, {model.Case.Times.Count} and {model.Case.Times.Count * (Parts.Length + 2)} calls{(tolerance > 0 ? $" to {tolerance:G2}" : "")}");
    }

    private static string Remedy =>
        "Keep steps where the clock puts them and interpolate between two of them; do not shorten a step to end at the time asked for.";
}
