using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>Runs of one process do not influence each other.</summary>
internal sealed class IsolationCheck : IModelCheck
{
    public string Name => "isolation";

    public CheckOutcome Run(ModelUnderTest model)
    {
        var alone = model.Run();
        using ModelRun first = model.Start(0), second = model.Start(1);
        List<Reading> interleaved = [];
        foreach (double time in model.Case.Times)
        {
            first.Advance(time);
            second.Advance(time);
            second.Read();
            interleaved.Add(first.Read());
        }

        return Reading.Difference(alone, interleaved) is { } difference
            ? CheckOutcome.Failed($"A run changes when another replica advances in turn with it: {difference}. Keep all state in the model, none in static fields or shared services.")
            : CheckOutcome.Passed("a run beside another replica is equal to the bit");
    }
}
