using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>The overlaps at α = 0.</summary>
internal static class StartOverlaps
{
    /// <summary>The given ones, else those of the weights that the simulation of the same replica starts from.</summary>
    /// <exception cref="ArgumentException">The explicit start does not fit the task.</exception>
    public static BlockOverlaps Of(
        InitialOverlaps? given, CommitteeOptions options, ICommitteeTask task, CovarianceSpectrum spectrum, RandomStreams streams)
    {
        if (given is null)
        {
            var weights = WeightMatrix.DrawStudent(streams, options, task);
            return BlockOverlaps.Measure(weights.Span, task.TeacherWeights, spectrum);
        }

        string[] problems = [.. InitialOverlapsCheck.Problems(given, options.HiddenUnits)];
        if (problems.Length == 0)
            problems = [.. InitialOverlapsCheck.Contradictions(given, spectrum.Count, task.Spectrum.Count, task.TeacherUnits)];
        return problems.Length == 0
            ? BlockOverlaps.Of(given)
            : throw new ArgumentException($"initial-overlaps: {string.Join("; ", problems)}", nameof(options));
    }

    /// <summary>
    /// A tolerance that resolves a hundredth of what the relative tolerance asks of the smallest self-overlap of a student at the start, ~ σ_J²/L: what is
    /// lost here grows exponentially on the plateau, and overlaps that vanish at convergence must stay exact. The round-off of the equations, whose terms
    /// are of the size of T^l, is the limit.
    /// </summary>
    /// <param name="relative">Relative tolerance.</param>
    /// <param name="smallestStudent">The smallest positive self-overlap of a student unit in a block; 0 if none is positive.</param>
    /// <param name="largestTeacher">The largest self-overlap of a teacher unit in a block.</param>
    public static OdeTolerance Tolerance(double relative, double smallestStudent, double largestTeacher) =>
        new(relative, Math.Max(0.01 * relative * smallestStudent, Math.Max(1e-16 * largestTeacher, double.Epsilon)));

    /// <inheritdoc cref="Tolerance(double, double, double)"/>
    public static OdeTolerance Tolerance(BlockOverlaps start, double relative) => Tolerance(
        relative,
        Diagonal(start.StudentStudent, start.StudentUnits, start.Blocks).Where(value => value > 0).DefaultIfEmpty(0).Min(),
        Diagonal(start.TeacherTeacher, start.TeacherUnits, start.Blocks).Max());

    private static IEnumerable<double> Diagonal(double[] packed, int units, int blocks) =>
        Enumerable.Range(0, units).SelectMany(i => packed.Skip(PackedSymmetric.Index(units, i, i) * blocks).Take(blocks));
}
