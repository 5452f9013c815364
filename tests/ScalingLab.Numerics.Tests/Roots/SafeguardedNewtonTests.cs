namespace ScalingLab.Numerics.Tests;

public sealed class SafeguardedNewtonTests
{
    /// <summary>
    /// The proximal map of the logistic loss (D'Amico, Bocchi, Negri, arXiv 2505.13230): q + softplus(V + e^q) = c. Oracle: the equation
    /// itself, G (1 + exp(V + G)) = exp(c), checked in logarithms; the specification of its solver expects 4 to 8 iterations to 1e-14.
    /// </summary>
    [Theory]
    [InlineData(0.5, -3)]
    [InlineData(-20, 1)]
    [InlineData(3, 40)]
    [InlineData(-400, 300)]
    [InlineData(700, 600)]
    public void Proximal_equation_is_solved_in_few_iterations(double v, double c)
    {
        var function = new Proximal(v, c);
        double high = c - Softplus(v), guess = Math.Min(high, Math.Log(1 + Math.Max(c - v, 1e-3)));
        Root root = SafeguardedNewton.Find(ref function, high - 800, high, guess);
        double q = root.Position, g = Math.Exp(q);
        Assert.Equal(c, q + Softplus(v + g), 1e-13 * (1 + Math.Abs(c)));
        Assert.InRange(root.Evaluations, 2, 14);
        Assert.Equal(function.Calls, root.Evaluations);
    }

    [Fact]
    public void Convergence_is_quadratic()
    {
        var function = new Recorded(x => x * x * x - 5, x => 3 * x * x, Math.Cbrt(5));
        SafeguardedNewton.Find(ref function, 0.1, 10, 3);
        double[] useful = [.. function.Errors.Skip(2).Where(e => e is < 0.5 and > 1e-13)];
        double order = Math.Log(useful[^1] / useful[^2]) / Math.Log(useful[^2] / useful[^3]);
        Assert.InRange(order, 1.9, 2.1);
    }

    /// <summary>
    /// Oracle: closed forms of roots from which plain Newton diverges (arctan), crawls (flat power) or leaves the domain (logarithm).
    /// </summary>
    [Fact]
    public void Bracket_saves_what_plain_newton_loses()
    {
        var arctan = new Recorded(Math.Atan, x => 1 / (1 + x * x), 0);
        Assert.Equal(0, SafeguardedNewton.Find(ref arctan, -70, 100, 90).Position, 1e-15);
        var logarithm = new Recorded(x => Math.Log(x) + 20, x => 1 / x, Math.Exp(-20));
        Assert.Equal(1, SafeguardedNewton.Find(ref logarithm, 1e-300, 10, 10, 1e-25).Position / Math.Exp(-20), 1e-12);
        var power = new Recorded(x => Math.Pow(x - 1, 9), x => 9 * Math.Pow(x - 1, 8), 1);
        Assert.Equal(1, SafeguardedNewton.Find(ref power, -3, 4, 3.9, 1e-6).Position, 1e-5);
        var wrongDerivative = new Recorded(x => x - 0.3, _ => double.NaN, 0.3);
        Assert.Equal(0.3, SafeguardedNewton.Find(ref wrongDerivative, 0, 1).Position, 1e-15);
        var end = new Recorded(x => x, _ => 1, 0);
        Assert.Equal(0, SafeguardedNewton.Find(ref end, 0, 1).Position);
    }

    [Fact]
    public void Failures_are_named_and_nothing_is_allocated()
    {
        var positive = new Recorded(x => x * x + 1, x => 2 * x, 0);
        Assert.Throws<ArgumentException>(() => SafeguardedNewton.Find(ref positive, -1, 1));
        var undefined = new Recorded(x => x is > 0.2 and < 0.9 ? double.NaN : x - 0.5, _ => 1, 0);
        Assert.Throws<ConvergenceException>(() => SafeguardedNewton.Find(ref undefined, 0, 1));
        var slow = new Recorded(x => Math.Pow(x - 1, 9), x => 9 * Math.Pow(x - 1, 8), 1);
        Assert.Throws<ConvergenceException>(() => SafeguardedNewton.Find(ref slow, -3, 4, maximumEvaluations: 5));

        var function = new Proximal(0.5, 2);
        SafeguardedNewton.Find(ref function, -100, 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SafeguardedNewton.Find(ref function, -100, 2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double Softplus(double t) => t > 0 ? t + Math.Log(1 + Math.Exp(-t)) : Math.Log(1 + Math.Exp(t));

    private struct Proximal(double v, double c) : IDifferentiableFunction
    {
        public int Calls { get; private set; }

        public double Value(double position, out double derivative)
        {
            Calls++;
            double g = Math.Exp(position), argument = v + g;
            derivative = 1 + g / (1 + Math.Exp(-argument));
            return position + Softplus(argument) - c;
        }
    }

    private sealed class Recorded(Func<double, double> function, Func<double, double> slope, double exact) : IDifferentiableFunction
    {
        public List<double> Errors { get; } = [];

        public double Value(double position, out double derivative)
        {
            Errors.Add(Math.Abs(position - exact));
            derivative = slope(position);
            return function(position);
        }
    }
}
