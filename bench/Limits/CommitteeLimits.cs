using System.Globalization;
using SpecialFunctions = MathNet.Numerics.SpecialFunctions;
using MathNet.Numerics.Distributions;
using ScalingLab.CommitteeMachine;
using ScalingLab.Numerics;

namespace ScalingLab.Bench.Limits;

/// <summary>Steps of one-pass SGD of a committee machine (erf, N = 1024, K = M = 2, L = 4), against the same step in scalar code on MathNet.</summary>
internal sealed class CommitteeLimits : ILimitGroup
{
    private const int Dimension = 1024;
    private const int Units = 2;
    private const int Steps = 4096;
    private const int BaselineSteps = 64;
    private const double LearningRate = 0.1;

    private readonly Random _random = new();
    private readonly double[] _input = new double[Dimension];
    private readonly double[][] _student = Weights(0.01);
    private readonly double[][] _teacher = Weights(1);

    public IEnumerable<LimitKernel> Kernels()
    {
        PhiloxStreams streams = new(1, 0);
        GaussianCommittee task = new(new GaussianCommitteeOptions { Dimension = Dimension, HiddenUnits = Units, Eigenvalues = 4, SpectrumExponent = 1 }, streams);
        CommitteeMachineSimulation simulation = new(new CommitteeMachineOptions { HiddenUnits = Units, LearningRate = LearningRate }, task, streams);
        yield return new LimitKernel(
            "committee SGD step erf N=1024 K=M=2", "M steps/s",
            Steps * 1e-6, () => simulation.Advance(simulation.Time + (double)Steps / Dimension, CancellationToken.None),
            BaselineSteps * 1e-6, ScalarSteps) { SpeedBar = 0.9 };
        foreach (int units in (int[])[8, 40])
            yield return Blocks(units);
    }

    private static LimitKernel Blocks(int units)
    {
        int steps = 8192 / units;
        IOnePassLearner blocks = Learner(units, blocks: true), loop = Learner(units, blocks: false);
        return new LimitKernel(
            string.Create(CultureInfo.InvariantCulture, $"committee SGD in blocks erf N=1024 K=M={units}, against the step loop"), "M steps/s",
            steps * 1e-6, () => blocks.Learn(steps, CancellationToken.None), steps * 1e-6, () => loop.Learn(steps, CancellationToken.None)) { RatioBar = 2 };
    }

    private static IOnePassLearner Learner(int units, bool blocks)
    {
        PhiloxStreams streams = new(1, 0);
        GaussianCommittee task = new(new GaussianCommitteeOptions { Dimension = Dimension, HiddenUnits = units, Eigenvalues = 4, SpectrumExponent = 1 }, streams);
        LearningRule rule = LearningRule.Of(new CommitteeMachineOptions { HiddenUnits = units, LearningRate = LearningRate }, units, Dimension);
        return OnePassLearner.Create(task, streams.Create("data"), WeightMatrix.DrawStudent(streams, units, Dimension, 0.01), rule, blocks);
    }

    private void ScalarSteps()
    {
        double root = Math.Sqrt(Dimension), scale = 1 / Math.Sqrt(Units);
        double[] fields = new double[Units];
        for (int step = 0; step < BaselineSteps; step++)
        {
            Normal.Samples(_random, _input, 0, 1);
            double error = 0;
            for (int k = 0; k < Units; k++)
            {
                fields[k] = Dot(_student[k]) / root;
                error += scale * (SpecialFunctions.Erf(fields[k] / Math.Sqrt(2)) - SpecialFunctions.Erf(Dot(_teacher[k]) / root / Math.Sqrt(2)));
            }

            for (int k = 0; k < Units; k++)
            {
                double factor = LearningRate * scale / root * error * Math.Sqrt(2 / Math.PI) * Math.Exp(-0.5 * fields[k] * fields[k]);
                for (int a = 0; a < Dimension; a++) _student[k][a] -= factor * _input[a];
            }
        }
    }

    private double Dot(double[] weights)
    {
        double sum = 0;
        for (int a = 0; a < Dimension; a++) sum += weights[a] * _input[a];
        return sum;
    }

    private static double[][] Weights(double scale) =>
        [.. Enumerable.Range(0, Units).Select(_ => Normal.Samples(new Random(1), 0, scale).Take(Dimension).ToArray())];
}
