namespace CommitteeMachine.Tests;

/// <summary>The exponents of the reference data: least squares of ln ε_g on ln α at times that are equidistant in ln α, with both ends of the window.</summary>
internal static class LogLogFit
{
    public static double[] Times(double[] window, int points) =>
        [.. Enumerable.Range(0, points).Select(p => window[0] * Math.Pow(window[1] / window[0], p / (points - 1.0)))];

    public static double Slope(double[] times, double[] losses)
    {
        double meanX = times.Average(Math.Log), meanY = losses.Average(Math.Log);
        return times.Zip(losses, (t, loss) => (Math.Log(t) - meanX) * (Math.Log(loss) - meanY)).Sum() / times.Sum(t => Math.Pow(Math.Log(t) - meanX, 2));
    }

    /// <summary>ε_g at times in any order, by one integration.</summary>
    public static double[] Losses<T>(T model, double[] times)
        where T : IModel, ITestLoss
    {
        var losses = new double[times.Length];
        foreach (int p in Enumerable.Range(0, times.Length).OrderBy(p => times[p]))
        {
            model.Advance(times[p], CancellationToken.None);
            losses[p] = model.TestLoss;
        }

        return losses;
    }
}
