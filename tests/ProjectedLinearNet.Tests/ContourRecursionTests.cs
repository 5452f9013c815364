using System.Numerics;

namespace ProjectedLinearNet.Tests;

/// <summary>
/// Acceptance: at an infinite batch the T × T mean-field theory is the exact discrete dynamics of the random-feature deterministic equivalent. The oracle is that recursion,
/// of eq. 44 in N = ∞ form with the signal measure of N projections on a contour in place of the modes: it has no matrix over times.
/// </summary>
public sealed class ContourRecursionTests
{
    // Both sums over modes and the contour are accurate to 1e-7.
    [Theory]
    [InlineData(1.5, 0.5, 64, 0)]
    [InlineData(1.5, 0.5, 64, 0.75)]
    [InlineData(1.5, 0.5, 16, 0.75)]
    [InlineData(2, 1.8, 32, 1)]
    public void TheMeanFieldTheoryIsTheDescentOfTheEquivalent(double capacity, double source, int width, double richness)
    {
        const double Rate = 0.1;
        var task = new PowerLawFeatures(new PowerLawFeaturesOptions { Capacity = capacity, Source = source, Dimension = 10_000 });
        var theory = new MeanFieldNet(new MeanFieldNetOptions { Width = width, Richness = richness, LearningRate = Rate }, task);
        double[] losses = Descent(SignalMeasure.FiniteWidth(task.Modes, width), Rate, richness, 40);
        for (int t = 0; t < losses.Length; t++)
        {
            theory.Advance(t, CancellationToken.None);
            Close.Relative(losses[t], theory.TestLoss, 1e-6, $"t = {t}");
        }
    }

    /// <summary>p, S and ρ of the exact recursion at the nodes of the contour and their conjugates, whose sum is twice the real part.</summary>
    private static double[] Descent(SignalMeasure measure, double rate, double richness, int steps)
    {
        Complex[] z = [.. measure.Nodes, .. measure.Nodes.Select(Complex.Conjugate)];
        Complex[] weights = [.. measure.Signal.Select(w => w / 2), .. measure.Signal.Select(w => Complex.Conjugate(w) / 2)];
        int count = z.Length;
        Complex[] p = new Complex[count], h = new Complex[count], image = new Complex[count];
        var s = new Complex[count, count];
        double norm = 0;
        double[] losses = new double[steps + 1];
        for (int t = 0; ; t++)
        {
            Complex error = 0, overlap = 0, change = 0;
            for (int i = 0; i < count; i++)
            {
                h[i] = 1 - p[i];
                error += weights[i] * h[i] * h[i];
                overlap += weights[i] * p[i] * h[i];
            }

            losses[t] = measure.Floor + error.Real;
            if (t == steps) return losses;
            for (int i = 0; i < count; i++)
            {
                image[i] = z[i] * h[i];
                for (int j = 0; j < count; j++) image[i] += s[i, j] * weights[j] * h[j];
                change += weights[i] * h[i] * image[i];
            }

            double grown = rate * richness;
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++)
                    s[i, j] += (grown * ((p[i] * z[j] * h[j]) + (z[i] * h[i] * p[j]))) + (grown * grown * norm * z[i] * h[i] * z[j] * h[j]);
            }

            for (int i = 0; i < count; i++) p[i] += rate * (image[i] + (((richness * norm) + (grown * overlap.Real)) * z[i] * h[i]));
            norm += (2 * rate * overlap.Real) + (rate * rate * change.Real);
        }
    }
}
