using ScalingLab.Sdk;

namespace ScalingLab.Numerics.Tests;

public sealed class OdeResumptionTests
{
    /// <summary>
    /// Oracle: the undisturbed integration, bit for bit. It is cancelled at every possible evaluation of the derivative in turn, also between two attempts of
    /// one step (the kick makes steps be rejected), saved, and gone on with in a new integrator.
    /// </summary>
    [Theory]
    [MemberData(nameof(OdeTest.AllMethods), MemberType = typeof(OdeTest))]
    public void Goes_on_to_the_same_bits_from_wherever_it_was_saved(string method)
    {
        double[] times = [0.3, 1.1, 1.2, 4];
        IOdeIntegrator undisturbed = Create(Kick(null, 0));
        double[][] expected = [.. times.Select(time => StateAt(undisturbed, time))];
        long evaluations = undisturbed.Statistics.DerivativeEvaluations;
        Assert.True(undisturbed.Statistics.RejectedSteps > 0);
        int saved = 0;
        for (int at = 1; at < evaluations; at += 3)
        {
            using CancellationTokenSource cancel = new();
            IOdeIntegrator integrator = Create(Kick(cancel, at));
            for (int i = 0; i < times.Length; i++)
            {
                try
                {
                    integrator.AdvanceTo(times[i], cancel.Token);
                }
                catch (OperationCanceledException)
                {
                    integrator = Copy(integrator);
                    integrator.AdvanceTo(times[i], CancellationToken.None);
                    saved++;
                }

                Assert.Equal(expected[i], integrator.State.ToArray());
                integrator = Copy(integrator);
            }

            Assert.Equal(undisturbed.Statistics, integrator.Statistics with
            {
                DerivativeEvaluations = undisturbed.Statistics.DerivativeEvaluations, JacobianEvaluations = undisturbed.Statistics.JacobianEvaluations,
            });
        }

        Assert.True(saved > 10);

        IOdeIntegrator Create(IOdeSystem system) => OdeTest.Method(method)(system, 0, [1.0, 0.2], new OdeTolerance(1e-6, 1e-8));

        IOdeIntegrator Copy(IOdeIntegrator integrator)
        {
            MemoryStream stream = new();
            integrator.Save(new CheckpointWriter(stream));
            stream.Position = 0;
            IOdeIntegrator copy = Create(Kick(null, 0));
            copy.Load(new CheckpointReader(stream));
            return copy;
        }
    }

    [Fact]
    public void Responses_go_on_from_where_they_were_saved()
    {
        double[] rates = [1, 0.3, 0.1];
        CausalResolvents whole = new(rates), half = new(rates), rest = new(rates);
        for (int t = 0; t < 20; t++) whole.Append(Row(t));
        for (int t = 0; t < 11; t++) half.Append(Row(t));
        MemoryStream stream = new();
        half.Save(new CheckpointWriter(stream));
        stream.Position = 0;
        rest.Load(new CheckpointReader(stream));
        for (int t = 11; t < 20; t++) rest.Append(Row(t));

        for (int s = 0; s < 19; s++) Assert.Equal(whole.Latest[s], rest.Latest[s]);
        for (int t = 0; t < 20; t++) Assert.Equal(whole.Kernel.Row(t), rest.Kernel.Row(t));

        static double[] Row(int t) => [.. Enumerable.Range(0, t).Select(s => Math.Cos(t + (0.1 * s)))];
    }

    /// <summary>An oscillator that is kicked at t = 1; cancels at an evaluation.</summary>
    private static FunctionSystem Kick(CancellationTokenSource? cancel, int at)
    {
        int count = 0;
        return new FunctionSystem(2, (t, y, dy) =>
        {
            if (++count == at) cancel?.Cancel();
            dy[0] = y[1];
            dy[1] = -y[0] + (40 * Math.Exp(-2000 * (t - 1) * (t - 1)));
        });
    }

    private static double[] StateAt(IOdeIntegrator integrator, double time)
    {
        integrator.AdvanceTo(time, CancellationToken.None);
        return integrator.State.ToArray();
    }
}
