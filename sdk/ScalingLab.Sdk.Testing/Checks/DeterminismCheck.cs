using System.Globalization;
using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>The same options, seed and replica give the same bits, on another thread and in another culture too.</summary>
internal sealed class DeterminismCheck : IModelCheck
{
    public string Name => "determinism";

    public CheckOutcome Run(ModelUnderTest model)
    {
        var first = model.Run();
        if (Reading.Difference(first, model.Run()) is { } again)
            return CheckOutcome.Failed($"Two runs of one replica differ: {again}. Draw every random number from RandomStreams, and depend on no clock, thread or static state.");
        return Reading.Difference(first, Elsewhere(() => model.Run())) is { } elsewhere
            ? CheckOutcome.Failed($"On another thread with the culture de-DE a run differs: {elsewhere}. Parse and format with CultureInfo.InvariantCulture.")
            : CheckOutcome.Passed("three runs of one replica are equal to the bit");
    }

    private static TResult Elsewhere<TResult>(Func<TResult> work)
    {
        TResult? result = default;
        Exception? failure = null;
        Thread thread = new(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw failure;
    }
}
