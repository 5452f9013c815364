using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>A cancelled token stops Advance with an OperationCanceledException.</summary>
internal sealed class CancellationCheck : IModelCheck
{
    public string Name => "cancellation";

    public CheckOutcome Run(ModelUnderTest model)
    {
        foreach (double time in (double[])[model.Case.Times[0], model.Case.Times[^1]])
        {
            using var run = model.Start();
            if (time <= run.Model.Time) continue;
            try
            {
                run.Model.Advance(time, new CancellationToken(canceled: true));
            }
            catch (OperationCanceledException)
            {
                continue;
            }

            return CheckOutcome.Failed(
                $"Advance to {model.At(time)} ran to its end with a token that was cancelled before. Call cancel.ThrowIfCancellationRequested() in the loop, at least once per call.");
        }

        return CheckOutcome.Passed("a cancelled token stops Advance");
    }
}
