using System.Globalization;
using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>The clock goes where it is told; what is read is finite, can be read twice, and what is not available says so.</summary>
internal sealed class ObservablesCheck : IModelCheck
{
    public string Name => "observables";

    public CheckOutcome Run(ModelUnderTest model)
    {
        using var run = model.Start();
        if (run.OffersNothing) return CheckOutcome.Failed("Nothing can be observed: implement a capability such as ITestLoss, or register an observer.");
        if (!double.IsFinite(run.Model.Time)) return CheckOutcome.Failed($"The clock starts at {run.Model.Time.ToString(CultureInfo.InvariantCulture)}; it must be a number.");
        int count = 0;
        foreach (double time in model.Case.Times)
        {
            run.Advance(time);
            if (!(run.Model.Time >= time))
                return CheckOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"After Advance to {time:R} the clock stands at {run.Model.Time:R}; it must not be before {time:R}."));
            var reading = run.Read();
            string at = model.At(reading.Time);
            foreach (var (name, value) in reading.Values)
            {
                if (!double.IsFinite(value))
                    return CheckOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"'{name}' is {value} at {at}; a model that cannot go on throws RunFailedException."));
                if (model.Case.Unavailable.Contains(name)) return CheckOutcome.Failed($"'{name}' has a value at {at}, though the case lists it as unavailable.");
            }

            if (reading.Missing.FirstOrDefault(missing => !model.Case.Unavailable.Contains(missing.Key)) is { Key: { } lost, Value: { } failure })
                return CheckOutcome.Failed($"'{lost}' cannot be read at {at}: {failure.Message} If that is right for these options, list it under Unavailable.");
            if (Reading.Difference([reading], [run.Read()]) is { } difference)
                return CheckOutcome.Failed($"Reading twice gives two answers: {difference}. Reading must not change the model.");
            count = reading.Values.Count;
        }

        return CheckOutcome.Passed($"{count} observables at {model.Case.Times.Count} times are finite");
    }
}
