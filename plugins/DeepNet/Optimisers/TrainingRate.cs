using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>What the learning rate of the options means in a parameterisation.</summary>
internal static class TrainingRate
{
    private const double Momentum = 0.9;

    public static Optimiser<T> Create<T>(OptimiserKind kind, int length, double weightDecay)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => kind switch
        {
            OptimiserKind.Sgd => new StochasticGradientDescent<T>(length, 0, weightDecay),
            OptimiserKind.Momentum => new StochasticGradientDescent<T>(length, Momentum, weightDecay),
            OptimiserKind.Adam => new Adam<T>(length, weightDecay),
            OptimiserKind.Adamw => new Adam<T>(length, weightDecay, decoupled: true),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown optimiser."),
        };

    /// <summary>
    /// The rate of all parameters. In the mean-field parameterisation it is η γ₀² N for gradient descent; the steps of Adam do not depend on the size of the
    /// gradient, so that there it is η γ₀, and η γ₀/√fan-in for weights but those of the head.
    /// </summary>
    public static double Apply<T>(BuiltNetwork<T> built, OptimiserKind kind, double learningRate, double richness)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (built.Parameterisation == Parameterisation.Standard) return learningRate;
        if (kind is OptimiserKind.Sgd or OptimiserKind.Momentum) return learningRate * richness * richness * built.HeadInputs;
        foreach (var parameter in built.BodyWeights) parameter.RateFactor = 1 / Math.Sqrt(parameter.FanIn);
        return learningRate * richness;
    }
}
