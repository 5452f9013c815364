using ScalingLab.Numerics;

namespace ScalingLab.CurveAnalysis;

/// <summary>Fits a joint law from many starts and resamples it by runs.</summary>
internal sealed class JointLawSolver(IJointLaw law, JointData data, double delta)
{
    private const int Polished = 8;
    private const double Agreement = 1e-4;

    // Enough to tell the starts of one minimum from others; the best of them are polished.
    private const double Scouting = 1e-8;

    // Exact data have no scatter to compare with: residuals of 1e-7 are a perfect fit.
    private const double Negligible = 0.5e-14;

    /// <summary>The best minimum, and how many starts came within 1e-4 of its value; null when no start leads to one.</summary>
    public (BfgsMinimum? Best, int Starts, int Agreeing) Fit(int starts)
    {
        double[][] grid = [.. law.Starts(data, starts)];
        var minima = new BfgsMinimum[grid.Length];
        Parallel.For(0, grid.Length, i => minima[i] = new Bfgs(new HuberObjective(law, data, delta)).Minimise(grid[i], Scouting));
        var finite = minima.Where(minimum => double.IsFinite(minimum.Value)).OrderBy(minimum => minimum.Value).ToArray();
        if (finite.Length == 0) return (null, grid.Length, 0);
        var solver = new Bfgs(new HuberObjective(law, data, delta));
        var best = finite.Take(Polished).Select(minimum => solver.Polish(minimum.Theta)).MinBy(minimum => minimum.Value)!;
        return (best, grid.Length, finite.Count(minimum => minimum.Value <= best.Value * (1 + Agreement) + Negligible * data.Count));
    }

    /// <summary>The parameters of resamples, in which whole runs are drawn with replacement.</summary>
    public double[][] Bootstrap(double[] theta, int resamples, ulong seed)
    {
        var stream = new PhiloxStreams(seed, 0).Create("bootstrap");
        var weights = new double[resamples][];
        for (int sample = 0; sample < resamples; sample++)
        {
            var drawn = new double[data.Runs];
            for (int draw = 0; draw < data.Runs; draw++) drawn[stream.NextInteger(data.Runs)]++;
            weights[sample] = Array.ConvertAll(data.Run, run => drawn[run]);
        }

        var fits = new double[resamples][];
        Parallel.For(0, resamples, i => fits[i] = new Bfgs(new HuberObjective(law, data, delta, weights[i])).Polish(theta).Theta);
        return fits;
    }
}
