using ScalingLab.Host.Reporting.Figures;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

/// <summary>Two blocks swept over eigenvalues, a fit of each curve, and a fit of the fits.</summary>
internal sealed class SampleFamilies : IFamilySource
{
    public double[] Eigenvalues { get; init; } = [8, 1, 4, 2];

    public int Replicas { get; init; } = 3;

    public CurveFamily Family(string of, string? x, string? y, Func<ParameterPoint, bool> when) => of switch
    {
        "simulation" => new CurveFamily(of, "alpha", y!, Groups(when, Replicas)),
        "theory" => new CurveFamily(of, "alpha", y!, Groups(when, replicas: 1)),
        "activations" => new CurveFamily(of, "alpha", y!, [.. ((string[])["erf", "relu"]).Select(name => Group("activation", name, 1, 1))]),
        "escape" => new CurveFamily(of, "eigenvalues", y!, [new CurveGroup(ParameterPoint.Empty, [new Curve([1, 2, 4], [9, 4, 2], [8, 3, -1], [10, 5, 5])])]),
        _ => new CurveFamily(of, "alpha", y!, []),
    };

    public IReadOnlyList<Finding> Findings(string of) =>
    [
        new Finding { Name = "exponent", Point = Point("eigenvalues", 8), Value = -0.5, Curve = new Curve([1, 10], [1, 0.3]) },
        Finding.NotDetermined("exponent", Point("eigenvalues", 1), "no points"),
    ];

    public static ParameterPoint Point(string name, ParameterValue value) => new([new(name, value)]);

    private CurveGroup[] Groups(Func<ParameterPoint, bool> when, int replicas) =>
        [.. Eigenvalues.Where(count => when(Point("eigenvalues", count))).Select(count => Group("eigenvalues", count, count, replicas))];

    private static CurveGroup Group(string name, ParameterValue value, double scale, int replicas) => new(
        Point(name, value),
        [.. Enumerable.Range(0, replicas).Select(r => new Curve([0, 1, 2, 3], [1, (2 + r) / scale, r - 1, double.NaN]))]);
}
