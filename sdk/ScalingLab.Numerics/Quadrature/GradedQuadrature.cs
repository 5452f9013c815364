namespace ScalingLab.Numerics;

/// <summary>
/// A composite Gauss-Legendre rule for integrands with known kinks, boundary layers or narrow peaks: panels end at each grading point and
/// widen geometrically away from it, the k-th panel having the width w r^k with the finest width w and the ratio r; where several points
/// compete the narrowest panel wins. Made to be placed again and again: <see cref="Place"/> allocates only when it needs more nodes than
/// ever before. Not thread-safe.
/// </summary>
public sealed class GradedQuadrature
{
    private readonly QuadratureRule _panelRule;
    private readonly double _ratio;
    private double[] _edges = new double[64];
    private double[] _nodes = [];
    private double[] _weights = [];

    /// <summary>Creates an empty rule.</summary>
    /// <param name="nodesPerPanel">At least 1; 16 reaches full accuracy where the integrand is analytic around each panel at the scale of
    /// its width.</param>
    /// <param name="ratio">r, greater than 1 and at most 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public GradedQuadrature(int nodesPerPanel = 16, double ratio = 1.8)
    {
        if (!(ratio > 1 && ratio <= 10))
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "The ratio must be greater than 1 and at most 10.");
        _panelRule = GaussLegendre.Rule(nodesPerPanel);
        _ratio = ratio;
    }

    /// <summary>Number of panels last placed.</summary>
    public int PanelCount { get; private set; }

    /// <summary>Number of nodes last placed.</summary>
    public int Count => PanelCount * _panelRule.Count;

    /// <summary>Ends of the panels, ascending, one more than panels.</summary>
    public ReadOnlySpan<double> Edges => PanelCount == 0 ? [] : _edges.AsSpan(0, PanelCount + 1);

    /// <summary>The nodes, ascending. Valid until the next <see cref="Place"/>.</summary>
    public ReadOnlySpan<double> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>The weight of each node.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, Count);

    /// <summary>Places the panels for the integral from <paramref name="lower"/> to <paramref name="upper"/>.</summary>
    /// <param name="lower">Finite.</param>
    /// <param name="upper">Finite, greater than <paramref name="lower"/>.</param>
    /// <param name="points">The places to grade around; none gives panels of the widest width.</param>
    /// <param name="widest">No panel is wider, greater than 0; unlimited when omitted.</param>
    /// <exception cref="ArgumentException">A limit, point or width is not valid, or a finest width is below the rounding of its
    /// position.</exception>
    public void Place(double lower, double upper, ReadOnlySpan<GradingPoint> points, double widest = double.PositiveInfinity)
    {
        Check(lower, upper, points, widest);
        PanelCount = 0;
        double edge = _edges[0] = lower;
        int panels = 0;
        while (edge < upper)
        {
            double stop = NextStop(edge, upper, points), width = Math.Min(widest, WidthAfter(edge, points)), rest = stop - edge;
            double next = rest <= width ? stop : rest < 1.5 * width ? edge + 0.5 * rest : edge + width;
            if (!(next > edge))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"A finest width is below the rounding of the position {edge:R}."), nameof(points));
            }

            if (++panels == _edges.Length) Array.Resize(ref _edges, 2 * panels);
            edge = _edges[panels] = next;
        }

        FillNodes(panels);
    }

    /// <summary>sum_i w_i f(x_i).</summary>
    /// <param name="function">The integrand.</param>
    /// <exception cref="InvalidOperationException">No panels were placed.</exception>
    public double Integrate(Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (PanelCount == 0) throw new InvalidOperationException("Place the panels before integrating.");
        double sum = 0;
        for (int i = 0; i < Count; i++) sum += _weights[i] * function(_nodes[i]);
        return sum;
    }

    private static double NextStop(double edge, double upper, ReadOnlySpan<GradingPoint> points)
    {
        double stop = upper;
        foreach (GradingPoint point in points)
        {
            if (point.Position > edge && point.Position < stop) stop = point.Position;
        }

        return stop;
    }

    /// <summary>The widest panel from the edge that stays graded: at distance d its near side may be w + (r − 1) d wide.</summary>
    private double WidthAfter(double edge, ReadOnlySpan<GradingPoint> points)
    {
        double width = double.PositiveInfinity;
        foreach (GradingPoint point in points)
        {
            double graded = point.FinestWidth + (_ratio - 1) * Math.Abs(edge - point.Position);
            width = Math.Min(width, point.Position > edge ? Math.Max(point.FinestWidth, graded / _ratio) : graded);
        }

        return width;
    }

    private void FillNodes(int panels)
    {
        int count = _panelRule.Count, total = checked(panels * count);
        if (_nodes.Length < total)
        {
            _nodes = new double[Math.Max(total, 2 * _nodes.Length)];
            _weights = new double[_nodes.Length];
        }

        for (int p = 0; p < panels; p++)
            GaussLegendre.Map(_panelRule, _edges[p], _edges[p + 1], _nodes.AsSpan(p * count, count), _weights.AsSpan(p * count, count));
        PanelCount = panels;
    }

    private static void Check(double lower, double upper, ReadOnlySpan<GradingPoint> points, double widest)
    {
        GaussLegendre.CheckRange(lower, upper);
        if (!(widest > 0)) throw new ArgumentOutOfRangeException(nameof(widest), widest, "The widest panel must be wider than 0.");
        foreach (GradingPoint point in points)
        {
            if (!(double.IsFinite(point.Position) && point.FinestWidth > 0))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"A grading point must be finite and its width greater than 0; got {point.Position}, {point.FinestWidth}."),
                    nameof(points));
            }
        }
    }
}
