using System.Diagnostics;
using ScalingLab.Sdk;

namespace ScalingLab.Testing;

/// <summary>Checks that a model goes on from a checkpoint to the very bits of an undisturbed run.</summary>
internal static class Resumption
{
    private const int Repetitions = 4;

    /// <summary>
    /// Runs a model undisturbed, and others that are cancelled and cut at random moments; each time the model is thrown away, or advanced further as it
    /// is, and its state goes on in a new one.
    /// </summary>
    /// <param name="create">Creates the model with everything it is constructed from.</param>
    /// <param name="times">Observation times, increasing.</param>
    /// <param name="read">What observers would read.</param>
    /// <param name="cut">Whether the model also promises that observing it at other times changes nothing.</param>
    public static void Check<TModel>(Func<TModel> create, IReadOnlyList<double> times, Func<TModel, double[]> read, bool cut = true)
        where TModel : IModel, ICheckpointable
    {
        var watch = Stopwatch.StartNew();
        var undisturbed = create();
        long[][] expected = [.. times.Select(time => At(undisturbed, time, read))];
        Random random = new(7);
        int inTheMiddle = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            var model = create();
            for (int i = 0; i < times.Count; i++)
            {
                while (model.Time < times[i])
                {
                    double until = cut && random.Next(3) == 0 ? model.Time + (random.NextDouble() * (times[i] - model.Time)) : times[i];
                    using CancellationTokenSource cancel = new();
                    if (random.Next(3) == 0) cancel.CancelAfter(TimeSpan.FromMilliseconds(random.NextDouble() * watch.Elapsed.TotalMilliseconds / times.Count));
                    try
                    {
                        model.Advance(until, cancel.Token);
                        if (model.Time < times[i] && random.Next(2) == 0) continue;
                    }
                    catch (OperationCanceledException)
                    {
                        inTheMiddle++;
                    }

                    if (random.Next(4) != 0) model = Copy(model, create);
                }

                Assert.Equal(expected[i], Bits(read(model)));
                if (random.Next(2) == 0) model = Copy(model, create);
                Assert.Equal(expected[i], Bits(read(model)));
            }
        }

        TestContext.Current.SendDiagnosticMessage("{0} cancellations in the middle", inTheMiddle);
    }

    private static long[] At<TModel>(TModel model, double time, Func<TModel, double[]> read)
        where TModel : IModel
    {
        if (time > model.Time) model.Advance(time, CancellationToken.None);
        return Bits(read(model));
    }

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];

    private static TModel Copy<TModel>(TModel model, Func<TModel> create)
        where TModel : ICheckpointable
    {
        MemoryStream stream = new();
        model.Save(new CheckpointWriter(stream));
        stream.Position = 0;
        var copy = create();
        copy.Load(new CheckpointReader(stream));
        Assert.Equal(stream.Length, stream.Position);
        return copy;
    }
}
