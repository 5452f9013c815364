using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// The way that a minimiser follows from Hebb's rule along increasing norms. A minimum at one norm is a good start for another only if they are not too
/// far apart; the rungs are fixed, so that the state at a norm does not depend on which norms were observed before.
/// </summary>
internal sealed class NormLadder(int length) : ICheckpointable
{
    private const double Lowest = 0.25;
    private const double Ratio = 1.5;

    private readonly double[] _start = new double[length];
    private int _climbed = -1;

    /// <summary>How accurate the minimum on a rung need be, which is a start and no result.</summary>
    public const double Tolerance = 1e-2;

    /// <summary>Leaves in <paramref name="weights"/> the start for the minimisation at a norm: the minimum on the last rung below it.</summary>
    /// <param name="norm">λ, not below the norm of an earlier call.</param>
    /// <param name="weights">Receives the start; worked in.</param>
    /// <param name="first">Hebb's rule, the start of the first rung.</param>
    /// <param name="minimise">Moves <paramref name="weights"/> to the minimum at a norm.</param>
    public void Climb(double norm, double[] weights, Func<double[]> first, Action<double> minimise)
    {
        if (_climbed < 0)
        {
            first().CopyTo(_start, 0);
            _climbed = 0;
        }

        _start.CopyTo(weights, 0);
        for (double rung = Lowest * Math.Pow(Ratio, _climbed); rung < norm; rung = Lowest * Math.Pow(Ratio, _climbed))
        {
            minimise(rung);
            weights.CopyTo(_start, 0);
            _climbed++;
        }
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        writer.Write("rungs", _climbed);
        writer.Write("start", _start);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        _climbed = reader.Read<int>("rungs");
        reader.Read("start", _start.AsSpan());
    }
}
