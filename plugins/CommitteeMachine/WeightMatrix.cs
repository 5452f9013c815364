using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Random weights in the eigenbasis, units × N row by row.</summary>
internal static class WeightMatrix
{
    /// <summary>8 GB in double precision.</summary>
    public const int MaximumCount = 1_000_000_000;

    public static bool Fits(int units, int dimension) => (long)units * dimension <= MaximumCount;

    /// <summary>Teacher weights, B_na ~ N(0, 1).</summary>
    public static double[] DrawTeacher(RandomStreams streams, int units, int dimension) => Draw(streams, "teacher", units, dimension);

    /// <summary>Initial student weights, J_ia ~ N(0, σ_J²). A theory that draws them anew gets the very numbers of the simulation.</summary>
    public static double[] DrawStudent(RandomStreams streams, int units, int dimension, double scale)
    {
        double[] weights = Draw(streams, "init", units, dimension);
        for (int a = 0; a < weights.Length; a++)
            weights[a] *= scale;
        return weights;
    }

    private static double[] Draw(RandomStreams streams, string name, int units, int dimension)
    {
        var weights = new double[units * dimension];
        streams.Create(name).FillNormal(weights);
        return weights;
    }
}
