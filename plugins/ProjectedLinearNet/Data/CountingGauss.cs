using MathNet.Numerics.LinearAlgebra;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>The Gauss rule in x = log k for sums over consecutive whole numbers k, by the Lanczos process on the points themselves.</summary>
internal static class CountingGauss
{
    /// <summary>Nodes k_j (not whole) and multiplicities n_j with Σ_{k=first}^{last} F(log k) ≈ Σ_j n_j F(log k_j), exact for polynomials of degree 2 count − 1.</summary>
    public static (double K, double Multiplicity)[] Rule(long first, long last, int count)
    {
        int points = (int)(last - first + 1);
        double low = Math.Log(first), half = 0.5 * (Math.Log(last) - low);
        double[] x = new double[points], previous = new double[points], current = new double[points];
        for (int i = 0; i < points; i++) x[i] = ((Math.Log(first + i) - low) / half) - 1;
        Array.Fill(current, 1 / Math.Sqrt(points));
        var jacobi = Matrix<double>.Build.Dense(count, count);
        double beta = 0;
        for (int j = 0; j < count; j++)
        {
            double alpha = 0;
            for (int i = 0; i < points; i++) alpha += x[i] * current[i] * current[i];
            jacobi[j, j] = alpha;
            if (j + 1 == count) break;
            double norm = 0;
            for (int i = 0; i < points; i++)
            {
                double next = ((x[i] - alpha) * current[i]) - (beta * previous[i]);
                previous[i] = current[i];
                current[i] = next;
                norm += next * next;
            }

            beta = Math.Sqrt(norm);
            for (int i = 0; i < points; i++) current[i] /= beta;
            jacobi[j, j + 1] = jacobi[j + 1, j] = beta;
        }

        var decomposition = jacobi.Evd(Symmetricity.Symmetric);
        return [.. Enumerable.Range(0, count).Select(j =>
        {
            double component = decomposition.EigenVectors[0, j];
            return (Math.Exp(low + (half * (1 + decomposition.EigenValues[j].Real))), points * component * component);
        })];
    }
}
