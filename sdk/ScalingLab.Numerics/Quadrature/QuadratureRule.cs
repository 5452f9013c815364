namespace ScalingLab.Numerics;

/// <summary>Nodes x_i and weights w_i: the integral of f is approximated by sum_i w_i f(x_i). Immutable, nodes ascending.</summary>
public sealed class QuadratureRule
{
    private readonly double[] _nodes;
    private readonly double[] _weights;

    internal QuadratureRule(double[] nodes, double[] weights)
    {
        _nodes = nodes;
        _weights = weights;
    }

    /// <summary>Number of nodes.</summary>
    public int Count => _nodes.Length;

    /// <summary>The nodes, ascending.</summary>
    public ReadOnlySpan<double> Nodes => _nodes;

    /// <summary>The weight of each node.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>sum_i w_i f(x_i).</summary>
    /// <param name="function">The integrand; its value is used as it is, so a NaN makes the integral NaN.</param>
    public double Integrate(Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        double sum = 0;
        for (int i = 0; i < _nodes.Length; i++) sum += _weights[i] * function(_nodes[i]);
        return sum;
    }
}
