using DeepNet.Tests.Support;

namespace DeepNet.Tests.Engine;

/// <summary>Each optimiser against its published recursion, written out for one parameter in double precision; the difference is rounding.</summary>
public sealed unsafe class OptimiserTests
{
    private const double Rate = 0.1;
    private static readonly double[] Gradients = [0.5, -1.5, 0.25, 2, -0.75];

    [Fact]
    public void SgdFollowsTheGradient() => Check(length => new StochasticGradientDescent<double>(length), (w, g, _) => w - (Rate * g));

    [Fact]
    public void MomentumKeepsAVelocity()
    {
        double velocity = 0;
        Check(length => new StochasticGradientDescent<double>(length, 0.9, 0.01), (w, g, _) => w - (Rate * (velocity = (0.9 * velocity) + g + (0.01 * w))));
    }

    [Fact]
    public void AdamDividesByTheRootOfTheMeanSquare() => CheckAdam(0.01, decoupled: false);

    [Fact]
    public void AdamWShrinksTheWeightsByThemselves() => CheckAdam(0.01, decoupled: true);

    private static void CheckAdam(double decay, bool decoupled)
    {
        double m = 0, v = 0;
        Check(length => new Adam<double>(length, decay, decoupled), (w, g, t) =>
        {
            if (decoupled) w *= 1 - (Rate * decay);
            else g += decay * w;
            m = (0.9 * m) + (0.1 * g);
            v = (0.999 * v) + (0.001 * g * g);
            return w - (Rate * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8));
        });
    }

    private static void Check(Func<int, Optimiser<double>> create, Func<double, double, int, double> step)
    {
        var network = Nets.Build<double>(new Shape(1, 1, 3), net => net.Add(new Linear<double>("a", 7), 0));
        var optimiser = create(network.Values.Length);
        var gradient = new AlignedBuffer<double>(network.Values.Length);
        double expected = network.ValuesOf(network.Parameters[0])[20];
        double kept = network.ValuesOf(network.Parameters[1])[0];
        network.Parameters[1].RateFactor = 0;
        for (int t = 1; t <= Gradients.Length; t++)
        {
            gradient.Span.Fill(Gradients[t - 1]);
            optimiser.Begin(Rate);
            double* pointer = gradient.Pointer;
            optimiser.Update(network, &pointer, 1, 0, network.Values.Length);
            expected = step(expected, Gradients[t - 1], t);
            Assert.Equal(expected, network.ValuesOf(network.Parameters[0])[20], 1e-13);
        }

        Assert.Equal(kept, network.ValuesOf(network.Parameters[1])[0]);
    }
}
