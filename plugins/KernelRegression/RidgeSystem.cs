using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>Solves (G + δ I) b = c for a Gram matrix.</summary>
internal static class RidgeSystem
{
    /// <summary>Replaces the lower triangle of G by the Cholesky factor of G + δ I.</summary>
    /// <exception cref="RunFailedException">It is not positive definite to rounding.</exception>
    public static void Factor(MatrixView<double> gram, double ridge, double time)
    {
        for (int i = 0; i < gram.Rows; i++) gram[i, i] += ridge;
        try
        {
            Cholesky.Factor(gram);
        }
        catch (NotPositiveDefiniteException exception)
        {
            throw new RunFailedException(FormattableString.Invariant(
                $"The Gram matrix of size {gram.Rows} at {time} is singular to rounding (pivot {exception.Pivot} is {exception.Value:G3}, ridge {ridge:G3}); raise the ridge, or keep away from as many examples as features."), exception);
        }
    }
}
