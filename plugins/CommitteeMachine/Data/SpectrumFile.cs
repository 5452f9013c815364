using System.Collections.Concurrent;
using System.Globalization;
using ScalingLab.Numerics;

namespace ScalingLab.CommitteeMachine;

/// <summary>Takes eigenvalues from a file, each file once.</summary>
internal static class SpectrumFile
{
    /// <summary>The eigenproblem takes seconds at this size.</summary>
    private const int LargestMatrix = 4096;

    /// <summary>Relative to the largest eigenvalue: below it a direction has no variance but rounding.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Relative to the largest element: what a matrix may be off from symmetry by, written with nine digits.</summary>
    private const double Asymmetry = 1e-8;

    private static readonly ConcurrentDictionary<(string Path, DateTime Written, SpectrumContents Contents), FileSpectrum> _known = new();

    /// <summary>The spectrum in a file.</summary>
    /// <exception cref="ArrayFileException">The file is not as it should be.</exception>
    public static FileSpectrum Of(string path, SpectrumContents contents) =>
        _known.GetOrAdd((path, File.GetLastWriteTimeUtc(path), contents), _ => Read(path, contents));

    private static FileSpectrum Read(string path, SpectrumContents contents)
    {
        string name = Path.GetFileName(path);
        var array = NumericArrayFile.Read(path);
        double[] values = contents switch
        {
            SpectrumContents.Eigenvalues => List(array, name),
            SpectrumContents.Covariance => OfMatrix(Covariance(array, name)),
            _ => OfMatrix(SampleCovariance(array, name)),
        };
        Array.Sort(values);
        Array.Reverse(values);
        double least = contents == SpectrumContents.Eigenvalues ? 0 : Rounding * values[0];
        if (!(values[0] > 0) || (contents != SpectrumContents.Samples && values[^1] < -least))
            throw Problem($"{name}: the smallest eigenvalue is {values[^1]:G4} and the largest {values[0]:G4}; a covariance has none below 0 and one above");
        if (contents == SpectrumContents.Eigenvalues && values[^1] == 0)
            throw Problem($"{name}: an eigenvalue is 0; leave directions without variance out");
        return new FileSpectrum([.. values.TakeWhile(value => value > least)], values.Length, contents == SpectrumContents.Samples ? array.Shape[0] : null);
    }

    private static double[] List(NumericArray array, string name) => array.IsVector
        ? [.. array.Values]
        : throw Problem($"{name} holds {array} numbers, not a list of eigenvalues; is it a covariance or samples? Say so");

    private static (double[] Values, int Size) Covariance(NumericArray array, string name)
    {
        if (!array.IsMatrix || array.Shape[0] != array.Shape[1])
            throw Problem($"{name} holds {array} numbers; a covariance is a square matrix");
        int size = Size(array.Shape[0], name);
        double largest = array.Values.Max(Math.Abs);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Math.Abs(array.Values[(i * size) + j] - array.Values[(j * size) + i]) > Asymmetry * largest)
                    throw Problem($"{name} is not symmetric: element ({j + 1}, {i + 1}) is {array.Values[(j * size) + i]} and ({i + 1}, {j + 1}) is {array.Values[(i * size) + j]}");
            }
        }

        return (array.Values, size);
    }

    private static (double[] Values, int Size) SampleCovariance(NumericArray array, string name)
    {
        if (!array.IsMatrix || array.Shape[0] < 2)
            throw Problem($"{name} holds {array} numbers; samples are two rows or more, with a column for each component");
        int samples = array.Shape[0], size = Size(array.Shape[1], name);
        for (int a = 0; a < size; a++)
        {
            double mean = 0;
            for (int s = 0; s < samples; s++)
                mean += array.Values[(s * size) + a] / samples;
            for (int s = 0; s < samples; s++)
                array.Values[(s * size) + a] -= mean;
        }

        var covariance = new double[size * size];
        MatrixProduct.SymmetricRankUpdate(
            new ReadOnlyMatrixView<double>(array.Values, samples, size).Transposed, new MatrixView<double>(covariance, size, size), 1.0 / samples);
        return (covariance, size);
    }

    private static double[] OfMatrix((double[] Values, int Size) matrix)
    {
        var eigenvalues = new double[matrix.Size];
        SymmetricEigenproblem.Values(new ReadOnlyMatrixView<double>(matrix.Values, matrix.Size, matrix.Size), eigenvalues);
        return eigenvalues;
    }

    private static int Size(int size, string name) => size <= LargestMatrix
        ? size
        : throw Problem($"{name}: {size} components are more than the {LargestMatrix} whose eigenvalues are computed; give the eigenvalues themselves");

    private static ArrayFileException Problem(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture) + ".");
}
