using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Random weights in the eigenbasis, units × N row by row.</summary>
internal static class WeightMatrix
{
    /// <summary>8 GB in double precision.</summary>
    public const int MaximumCount = 1_000_000_000;

    public static bool Fits(int units, int dimension) => (long)units * dimension <= MaximumCount;

    /// <summary>Teacher weights, B_na ~ N(0, 1).</summary>
    public static CacheAlignedArray DrawTeacher(RandomStreams streams, int units, int dimension) => Draw(streams, "teacher", units, dimension);

    /// <summary>Initial student weights, J_ia ~ N(0, σ_J²). A theory that draws them anew gets the very numbers of the simulation.</summary>
    public static CacheAlignedArray DrawStudent(RandomStreams streams, int units, int dimension, double scale)
    {
        var weights = Draw(streams, "init", units, dimension);
        foreach (ref double weight in weights.Span)
            weight *= scale;
        return weights;
    }

    /// <summary>Initial student weights J_i = ρ B_i + σ_J z_i; units beyond the teacher's have no teacher part.</summary>
    public static CacheAlignedArray DrawStudent(RandomStreams streams, CommitteeOptions options, ICommitteeTask task)
    {
        int dimension = task.Spectrum.Dimension;
        var weights = DrawStudent(streams, options.HiddenUnits, dimension, options.WeightScale);
        if (options.InitOverlap != 0)
        {
            int shared = Math.Min(options.HiddenUnits, task.TeacherUnits) * dimension;
            VectorKernels.AddScaled(options.InitOverlap, task.TeacherWeights[..shared], weights.Span[..shared]);
        }

        return weights;
    }

    private static CacheAlignedArray Draw(RandomStreams streams, string name, int units, int dimension)
    {
        var weights = new CacheAlignedArray(units * dimension);
        streams.Create(name).FillNormal(weights.Span);
        return weights;
    }
}
