using ScalingLab.Numerics;

namespace Perceptron.Tests;

internal static class Tasks
{
    public static BinaryTeacher Create(
        double examplesPerDimension, int dimension = 1000, int replica = 0, InputDistribution inputs = InputDistribution.Binary, ulong seed = 20250513) =>
        new(new BinaryTeacherOptions { Dimension = dimension, ExamplesPerDimension = examplesPerDimension, Inputs = inputs }, Streams(replica, seed));

    public static RandomStreams Streams(int replica = 0, ulong seed = 20250513) => new PhiloxStreams(seed, replica, "");

    public static PerceptronReplica Theory(double examplesPerDimension, ReplicaLimit limit = ReplicaLimit.None) =>
        new(new PerceptronReplicaOptions { Limit = limit }, Create(examplesPerDimension));

    public static double Error(this PerceptronReplica theory, double norm)
    {
        theory.Advance(norm, CancellationToken.None);
        return theory.TestError;
    }

    /// <summary>Relative difference.</summary>
    public static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} instead of {expected:R}: off by {(actual - expected) / expected:G3} relative, {relative:G3} is allowed.");
}
