using System.Diagnostics;
using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>A run that is saved anywhere, also after it was cancelled, and loaded into a new model goes on to the bit.</summary>
internal sealed class CheckpointCheck : IModelCheck
{
    private const int Attempts = 5;

    public string Name => "checkpoint";

    public CheckOutcome Run(ModelUnderTest model)
    {
        using (var run = model.Start())
        {
            if (run.Model is not ICheckpointable)
                return CheckOutcome.Skipped("It does not implement ICheckpointable: an interrupted run starts again. Implement it when a run can take longer than a minute.");
        }

        var stopwatch = Stopwatch.StartNew();
        var undisturbed = model.Run();
        var duration = stopwatch.Elapsed;
        double longest = 0;
        for (int saved = -1; saved < undisturbed.Count - 1; saved++)
        {
            using var run = model.Start();
            if (saved >= 0) run.Advance(model.Case.Times[saved]);
            double between = run.Model.Time + (0.37 * (model.Case.Times[saved + 1] - run.Model.Time));
            run.Advance(between);
            byte[] bytes = Checkpoint.Save(run);
            if (!bytes.AsSpan().SequenceEqual(Checkpoint.Save(run))) return CheckOutcome.Failed($"Saving twice at {model.At(run.Model.Time)} writes different bytes; Save must not change the model.");
            longest = Math.Max(longest, bytes.Length);
            string at = model.At(run.Model.Time);
            if (Difference(run, model, undisturbed, saved + 1) is { } saving) return CheckOutcome.Failed($"A run that was saved at {at} goes on differently: {saving}. Save must not change the model.");
            using var restored = model.Start();
            Checkpoint.Load(restored, bytes);
            if (Difference(restored, model, undisturbed, saved + 1) is { } loading)
                return CheckOutcome.Failed($"A run that was restored at {at} goes on differently: {loading}. Save all that has changed since construction, the positions of random streams included.");
            if (Damaged(model, bytes) is { } damage) return CheckOutcome.Failed(damage);
        }

        return Cancelled(model, undisturbed, duration) is { } cancelled
            ? CheckOutcome.Failed(cancelled)
            : CheckOutcome.Passed($"saved and restored {undisturbed.Count} times and after a cancellation, equal to the bit; at most {longest:N0} bytes");
    }

    private static string? Difference(ModelRun run, ModelUnderTest model, IReadOnlyList<Reading> undisturbed, int next)
    {
        List<Reading> rest = [];
        for (int i = next; i < undisturbed.Count; i++)
        {
            run.Advance(model.Case.Times[i]);
            rest.Add(run.Read());
        }

        return Reading.Difference([.. undisturbed.Skip(next)], rest, model.Case.CutTolerance);
    }

    private static string? Damaged(ModelUnderTest model, byte[] bytes)
    {
        if (bytes.Length == 0) return null;
        using var run = model.Start();
        try
        {
            Checkpoint.Load(run, bytes[..(bytes.Length / 2)]);
        }
        catch (CheckpointException)
        {
            return null;
        }

        return "Load accepts a checkpoint of which the second half is missing; read every entry that Save writes.";
    }

    /// <summary>Cancels in the middle, wherever that happens to be: the contract holds for any place. A run that is over before is tried again with less time.</summary>
    private static string? Cancelled(ModelUnderTest model, IReadOnlyList<Reading> undisturbed, TimeSpan duration)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            using var run = model.Start();
            if (!Cancel(run, model.Case.Times[^1], duration / Math.Pow(2, attempt)) && attempt < Attempts) continue;
            string at = model.At(run.Model.Time);
            byte[] bytes = Checkpoint.Save(run);
            int last = undisturbed.Count - 1;
            if (Difference(run, model, undisturbed, last) is { } further) return $"A run that was cancelled at {at} goes on differently: {further}. After a cancellation the model must stand between two of its steps.";
            using var restored = model.Start();
            Checkpoint.Load(restored, bytes);
            return Difference(restored, model, undisturbed, last) is { } loaded ? $"A run that was cancelled at {at}, saved and restored goes on differently: {loaded}. Save all that a cancelled stretch leaves behind." : null;
        }

        return null;
    }

    private static bool Cancel(ModelRun run, double until, TimeSpan after)
    {
        using CancellationTokenSource source = new(after);
        try
        {
            run.Advance(until, source.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
