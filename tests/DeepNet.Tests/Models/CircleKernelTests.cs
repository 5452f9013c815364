using System.Text.Json;

namespace DeepNet.Tests.Models;

/// <summary>The kernel on the circle against closed forms, and against harmonics that were computed independently.</summary>
public sealed class CircleKernelTests
{
    [Fact]
    public void MomentsOfWholePowersAreTheArcCosineKernels()
    {
        // Cho and Saul 2009: J_0 = π − θ, J_1 = sin θ + (π − θ) cos θ, J_2 = 3 sin θ cos θ + (π − θ)(1 + 2 cos² θ), relative to θ = 0. Double precision.
        foreach (double angle in new[] { 1e-6, 0.01, 0.5, 1, 2, 3, 3.14 })
        {
            double cos = Math.Cos(angle), sin = Math.Sin(angle), rest = Math.PI - angle;
            Assert.Equal(rest / Math.PI, new RectifierKernel(0).Ratio(angle), 1e-13);
            Assert.Equal((sin + (rest * cos)) / Math.PI, new RectifierKernel(1).Ratio(angle), 1e-13);
            Assert.Equal(((3 * sin * cos) + (rest * (1 + (2 * cos * cos)))) / (3 * Math.PI), new RectifierKernel(2).Ratio(angle), 1e-13);
        }
    }

    [Fact]
    public void HarmonicsOfReluAreThoseOfItsClosedForm()
    {
        // The closed form by J_0 and J_1, midpoint sums of 2¹⁵ and 2¹⁶ points extrapolated; successive extrapolations agree to 10⁻¹².
        double[] harmonics = CircleKernel.Harmonics(1, 2, 129);
        foreach (var (k, expected) in new[] { (1, 1.1755788980032114), (2, 0.4417210076997353), (33, 0.0004671475998566127), (64, 0.0001733782293210171), (128, 4.330294503642816e-5) })
            Assert.Equal(1, harmonics[k] / expected, 1e-8);
    }

    // The reference is a Fourier sum over finitely many angles, which shifts all its harmonics by up to 9·10⁻⁹; its quadrature is good to 10⁻⁵.
    [Theory]
    [InlineData(1.0)]
    [InlineData(1.5)]
    public void HarmonicsAgreeWithTheReference(double power)
    {
        var reference = Reference(power);
        int layers = reference.GetProperty("hidden_layers").GetInt32();
        Assert.Equal(reference.GetProperty("c2").GetDouble(), RectifierKernel.SquaredFactor(power), 1e-12);
        Assert.Equal(reference.GetProperty("Theta0").GetDouble(), CircleKernel.Value(0, power, layers), 1e-12);
        double[] harmonics = CircleKernel.Harmonics(power, layers, 129);
        var orders = reference.GetProperty("k").EnumerateArray().Select(k => k.GetInt32());
        foreach (var (k, expected) in orders.Zip(reference.GetProperty("lambda_k").EnumerateArray().Select(value => value.GetDouble())))
            Assert.True(Math.Abs(harmonics[k] - expected) <= (1e-5 * expected) + 9e-9, $"harmonic {k}: {harmonics[k]} instead of {expected}");
    }

    // Slopes of the reference between 128 and 256, printed with three decimals; the acceptance is 0.01.
    [Theory]
    [InlineData(0.75, 1.485)]
    [InlineData(1.0, 2.000)]
    [InlineData(1.25, 2.501)]
    [InlineData(1.5, 3.001)]
    [InlineData(2.0, 4.002)]
    public void TheSpectrumDecaysAsThePowerDemands(double power, double slope)
    {
        double[] harmonics = CircleKernel.Harmonics(power, 2, 257);

        // The least-squares line through the logarithms; even and odd harmonics lie on two branches, so that pairs are averaged.
        double sx = 0, sy = 0, sxx = 0, sxy = 0, n = 0;
        for (int k = 128; k < 256; k += 2)
        {
            double x = Math.Log(k + 0.5), y = 0.5 * (Math.Log(harmonics[k]) + Math.Log(harmonics[k + 1]));
            (sx, sy, sxx, sxy, n) = (sx + x, sy + y, sxx + (x * x), sxy + (x * y), n + 1);
        }

        Assert.Equal(-slope, ((n * sxy) - (sx * sy)) / ((n * sxx) - (sx * sx)), 0.01);
    }

    private static JsonElement Reference(double power) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "circle-kernel.json"))).RootElement
            .EnumerateArray().Single(entry => entry.GetProperty("q_phi").GetDouble() == power);
}
