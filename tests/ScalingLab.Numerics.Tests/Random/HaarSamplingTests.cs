using MathNet.Numerics.LinearAlgebra;
using ScalingLab.Sdk;

namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: orthogonality, and moments of the Haar measure (Diaconis and Shahshahani 1994). Seeds are fixed; 4.5 standard errors.</summary>
public sealed class HaarSamplingTests
{
    private readonly RandomStream _stream = new PhiloxStreams(9, 0).Create("haar");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(101)]
    public void Matrices_are_orthogonal_and_rotations_have_determinant_one(int dimension)
    {
        double[] elements = new double[dimension * dimension];
        for (int repetition = 0; repetition < 4; repetition++)
        {
            _stream.FillHaarRotation(dimension, elements);
            Matrix<double> q = Matrix<double>.Build.DenseOfRowMajor(dimension, dimension, elements);
            Assert.InRange((q.Transpose() * q - Matrix<double>.Build.DenseIdentity(dimension)).FrobeniusNorm(), 0, 1e-13 * dimension);
            Assert.Equal(1, q.Determinant(), 1e-12 * dimension);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Traces_of_powers_have_the_moments_of_the_orthogonal_group(int dimension)
    {
        // <tr Q> = 0, <(tr Q)^2> = 1, <tr Q^2> = 1 and <q_ij^4> = 3 / (n (n + 2)) for every element.
        const int Count = 40_000;
        double[] elements = new double[dimension * dimension];
        double trace = 0, square = 0, traceOfSquare = 0, negative = 0;
        double[] fourth = new double[elements.Length];
        for (int repetition = 0; repetition < Count; repetition++)
        {
            _stream.FillHaarOrthogonal(dimension, elements);
            Matrix<double> q = Matrix<double>.Build.DenseOfRowMajor(dimension, dimension, elements);
            trace += q.Trace();
            square += q.Trace() * q.Trace();
            traceOfSquare += (q * q).Trace();
            negative += q.Determinant() < 0 ? 1 : 0;
            for (int i = 0; i < elements.Length; i++)
                fourth[i] += Math.Pow(elements[i], 4);
        }

        double error = 4.5 / Math.Sqrt(Count);
        Assert.Equal(0, trace / Count, error);
        Assert.Equal(1, square / Count, Math.Sqrt(2) * error);
        Assert.Equal(1, traceOfSquare / Count, 2 * error);
        Assert.Equal(0.5, negative / Count, error / 2);
        double n = dimension;
        double mean = 3 / (n * (n + 2));
        double variance = (105 / (n * (n + 2) * (n + 4) * (n + 6))) - (mean * mean);
        Assert.All(fourth, sum => Assert.Equal(mean, sum / Count, Math.Sqrt(variance) * error));
    }
}
