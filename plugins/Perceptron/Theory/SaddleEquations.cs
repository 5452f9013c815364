using ScalingLab.Numerics;

namespace ScalingLab.Perceptron;

/// <summary>
/// The replica-symmetric saddle point at zero temperature, for the angle θ between student and teacher and χ (arXiv 2505.13230):
/// sin²θ = α ∫ 2φ(h) Φ(h cot θ) g(h)² dh and cos θ = α √(2/π) ∫ Dz g(z sin θ), g the displacement of <see cref="ProximalMap"/>. The unknowns are
/// ϕ = log tan θ and c = log 4λ²χ, the residuals the logarithms of the equations.
/// <para>In the scaling limit α → ∞ at fixed L = λ/α the unknown tan θ is S/α, the fields are of order 1/α, and the equations become those of
/// α = 1, λ = L, φ(h) = φ(0), cos θ = 1.</para>
/// </summary>
internal sealed class SaddleEquations(double examplesPerDimension, bool scalingLimit) : INonlinearSystemJacobian
{
    /// <summary>A standard normal beyond is below 10⁻²⁰.</summary>
    private const double GaussianReach = 9.5;

    /// <summary>Φ(−11.4) is below 10⁻²⁹.</summary>
    private const double TailReach = 11.4;

    /// <summary>e⁻⁴⁵ is below 10⁻¹⁹.</summary>
    private const double LossReach = 45;

    private static readonly double InverseRootTwoPi = 1 / Math.Sqrt(2 * Math.PI);

    private readonly GradedQuadrature _fields = new();
    private readonly GradedQuadrature _teacherFields = new();
    private readonly double[] _at = [double.NaN, double.NaN];
    private readonly double[] _jacobian = new double[4];
    private double _at2 = double.NaN;
    private double _sumSquares;
    private double _sumSquaresByAngle;
    private double _sumSquaresByLogC;
    private double _sumGaps;
    private double _sumGapsByAngle;
    private double _sumGapsByLogC;

    /// <summary>The norm λ (L in the scaling limit) of the loss log(1 + exp(−2λΔ)).</summary>
    public double Norm { get; set; } = double.NaN;

    public int Dimension => 2;

    /// <summary>Nodes of both integrals at the last evaluation.</summary>
    public int Nodes => _fields.Count + _teacherFields.Count;

    public void Residuals(ReadOnlySpan<double> unknowns, Span<double> residuals)
    {
        double alpha = scalingLimit ? 1 : examplesPerDimension;
        var angle = Angle.FromLogTangent(unknowns[0], scalingLimit);
        double c = unknowns[1], scale = 2 * Norm;
        if (!(Math.Abs(unknowns[0]) < 40 && Math.Abs(c) < 1e7))
        {
            residuals.Fill(double.NaN);
            return;
        }

        IntegrateSquares(angle, c, scale);
        IntegrateGaps(angle, c, scale);
        double gaps = Math.Sqrt(2 / Math.PI) * alpha * _sumGaps / scale;
        residuals[0] = Math.Log(alpha * _sumSquares / (scale * scale)) - 2 * Math.Log(angle.Sine);
        residuals[1] = Math.Log(gaps / angle.Cosine);
        _jacobian[0] = _sumSquaresByAngle / _sumSquares - 2 * angle.SineByLogTangent / angle.Sine;
        _jacobian[1] = _sumSquaresByLogC / _sumSquares;
        _jacobian[2] = _sumGapsByAngle / _sumGaps + angle.MinusLogCosineByLogTangent;
        _jacobian[3] = _sumGapsByLogC / _sumGaps;
        unknowns.CopyTo(_at);
        _at2 = Norm;
    }

    public void Jacobian(ReadOnlySpan<double> unknowns, Span<double> jacobian)
    {
        if (!unknowns.SequenceEqual(_at) || _at2 != Norm)
        {
            Span<double> residuals = stackalloc double[2];
            Residuals(unknowns, residuals);
        }

        _jacobian.CopyTo(jacobian);
    }

    public void LimitStep(ReadOnlySpan<double> unknowns, Span<double> step)
    {
        double reach = Math.Max(Math.Abs(step[0]), Math.Abs(step[1]) / (8 + 0.3 * Math.Abs(unknowns[1])));
        if (reach <= 1) return;
        step[0] /= reach;
        step[1] /= reach;
    }

    /// <summary>Mean training loss and training error at the point of the last evaluation.</summary>
    public (double Loss, double Error) TrainingAverages()
    {
        var angle = Angle.FromLogTangent(_at[0], scalingLimit);
        double scale = 2 * Norm, loss = 0;
        PlaceFields(angle, _at[1], scale, -FieldReach(angle), FieldsUpper(_at[1], scale));
        for (int i = 0; i < _fields.Count; i++)
        {
            double h = _fields.Nodes[i];
            loss += _fields.Weights[i] * Density(h, angle) * ProximalMap.Solve(scale * h, _at[1]).Loss;
        }

        // Δ < 0 where h < −x, x = λχ = C/(4λ).
        double edge = -Math.Exp(_at[1]) / (2 * scale), lower = -FieldReach(angle), error = 0;
        if (edge > lower)
        {
            PlaceFields(angle, _at[1], scale, lower, edge);
            for (int i = 0; i < _fields.Count; i++) error += _fields.Weights[i] * Density(_fields.Nodes[i], angle);
        }

        return (loss, error);
    }

    /// <summary>E[(h + g) g], from which the ridge multiplier of the same point follows.</summary>
    public double MarginTimesGap()
    {
        var angle = Angle.FromLogTangent(_at[0], scalingLimit);
        double scale = 2 * Norm, sum = 0;
        PlaceFields(angle, _at[1], scale, -FieldReach(angle), FieldsUpper(_at[1], scale));
        for (int i = 0; i < _fields.Count; i++)
        {
            double h = _fields.Nodes[i];
            var point = ProximalMap.Solve(scale * h, _at[1]);
            sum += _fields.Weights[i] * Density(h, angle) * point.ScaledMargin * point.Gap;
        }

        return sum / (scale * scale);
    }

    private double FieldReach(Angle angle) => scalingLimit ? TailReach * angle.Tangent : Math.Min(GaussianReach, TailReach * angle.Tangent);

    private double FieldsUpper(double c, double scale)
    {
        double upper = Kink(c, scale) + LossReach / scale;
        return scalingLimit ? upper : Math.Min(GaussianReach, upper);
    }

    /// <summary>The field beyond which examples are left alone, within the width 1/(2λ).</summary>
    private static double Kink(double c, double scale) => (c - Math.Log(1 + Math.Max(c, 0))) / scale;

    private double Density(double h, Angle angle)
    {
        double gaussian = scalingLimit ? InverseRootTwoPi : InverseRootTwoPi * Math.Exp(-0.5 * h * h);
        return gaussian * SpecialFunctions.Erfc(-h / (angle.Tangent * Math.Sqrt(2)));
    }

    private void PlaceFields(Angle angle, double c, double scale, double lower, double upper)
    {
        ReadOnlySpan<GradingPoint> points = [new(0, 0.25 * angle.Sine), new(Kink(c, scale), 1 / scale)];
        _fields.Place(lower, Math.Max(upper, lower + 0.1 * Math.Abs(lower)), points, scalingLimit ? double.PositiveInfinity : 2);
    }

    private void IntegrateSquares(Angle angle, double c, double scale)
    {
        PlaceFields(angle, c, scale, -FieldReach(angle), FieldsUpper(c, scale));
        (_sumSquares, _sumSquaresByAngle, _sumSquaresByLogC) = (0, 0, 0);
        ReadOnlySpan<double> nodes = _fields.Nodes, weights = _fields.Weights;
        for (int i = 0; i < nodes.Length; i++)
        {
            double h = nodes[i], ratio = h / angle.Tangent;
            var point = ProximalMap.Solve(scale * h, c);
            double gaussian = scalingLimit ? InverseRootTwoPi : InverseRootTwoPi * Math.Exp(-0.5 * h * h);
            double weight = weights[i] * gaussian * point.Gap * point.Gap, term = weight * SpecialFunctions.Erfc(-ratio * Math.Sqrt(0.5));
            _sumSquares += term;
            _sumSquaresByLogC += 2 * term * point.ByLogC;
            _sumSquaresByAngle -= weight * 2 * InverseRootTwoPi * Math.Exp(-0.5 * ratio * ratio) * ratio;
        }
    }

    private void IntegrateGaps(Angle angle, double c, double scale)
    {
        double reach = GaussianReach * angle.Sine;
        _teacherFields.Place(-reach, reach, [new GradingPoint(Kink(c, scale), 1 / scale)], reach / 6);
        (_sumGaps, _sumGapsByAngle, _sumGapsByLogC) = (0, 0, 0);
        ReadOnlySpan<double> nodes = _teacherFields.Nodes, weights = _teacherFields.Weights;
        for (int i = 0; i < nodes.Length; i++)
        {
            double h = nodes[i], z = h / angle.Sine;
            var point = ProximalMap.Solve(scale * h, c);
            double term = weights[i] * InverseRootTwoPi * Math.Exp(-0.5 * z * z) / angle.Sine * point.Gap;
            _sumGaps += term;
            _sumGapsByLogC += term * point.ByLogC;
            _sumGapsByAngle += term * point.ByField * scale * h * angle.SineByLogTangent / angle.Sine;
        }
    }
}
