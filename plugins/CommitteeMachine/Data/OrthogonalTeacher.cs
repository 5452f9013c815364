using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Gram and Schmidt within each eigenspace: the rows of normals become a uniformly distributed frame of M orthogonal vectors, each of the squared length n_l that
/// normals have in the mean, so that B P_l Bᵀ/N = (n_l/N) 1.
/// </summary>
internal static class OrthogonalTeacher
{
    /// <summary>Changes weights, units × N row by row.</summary>
    public static void Orthogonalise(Span<double> weights, CovarianceSpectrum spectrum)
    {
        int dimension = spectrum.Dimension, units = weights.Length / dimension, start = 0;
        foreach (int count in spectrum.Multiplicities)
        {
            for (int n = 0; n < units; n++)
            {
                var vector = weights.Slice((n * dimension) + start, count);

                // What rounding leaves of the first pass, the second takes away.
                for (int pass = 0; pass < 2; pass++)
                {
                    for (int m = 0; m < n; m++)
                    {
                        var earlier = weights.Slice((m * dimension) + start, count);
                        VectorKernels.AddScaled(-VectorKernels.Dot(earlier, vector) / count, earlier, vector);
                    }
                }

                double scale = Math.Sqrt(count / VectorKernels.Dot(vector, vector));
                foreach (ref double weight in vector)
                    weight *= scale;
            }

            start += count;
        }
    }
}
