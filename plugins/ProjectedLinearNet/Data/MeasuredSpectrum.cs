using System.Collections.Concurrent;
using ScalingLab.Numerics;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Estimates the spectrum and the power of the target in it from examples; once for all runs.</summary>
internal static class MeasuredSpectrum
{
    /// <summary>The eigenproblem takes seconds at this size.</summary>
    private const int MostFeatures = 4096;

    /// <summary>Eigenvalues below this part of the largest one are rounding.</summary>
    private const double Rounding = 1e-12;

    private static readonly ConcurrentDictionary<(string, DateTime, string, DateTime, bool), ListedFeatures> Known = new();

    /// <exception cref="ArrayFileException">A file is not as it should be.</exception>
    public static ListedFeatures Of(MeasuredFeaturesOptions options)
    {
        var key = (options.Features, File.GetLastWriteTimeUtc(options.Features), options.Targets, File.GetLastWriteTimeUtc(options.Targets), options.Centre);
        return Known.GetOrAdd(key, _ => Estimate(options));
    }

    private static ListedFeatures Estimate(MeasuredFeaturesOptions options)
    {
        string name = Path.GetFileName(options.Features);
        NumericArray features = NumericArrayFile.Read(options.Features), targets = NumericArrayFile.Read(options.Targets);
        if (!features.IsMatrix) throw new ArrayFileException($"{name} holds {features} numbers; a row for each example and a column for each feature are needed.");
        int examples = features.Shape[0], count = features.Shape[1];
        if (count > MostFeatures) throw Problem(name, $"{count} features are more than the {MostFeatures} that are supported; project them first");
        if (examples < 2) throw Problem(name, $"{examples} example is too few; use several times as many as the {count} features");
        if (!targets.IsVector || targets.Values.Length != examples)
            throw new ArrayFileException($"{Path.GetFileName(options.Targets)} holds {targets} numbers, which are not the targets of the {examples} examples in {name}.");
        if (options.Centre) Centre(features.Values, targets.Values, count);

        double[] covariance = new double[count * count], cross = new double[count], vectors = new double[count * count], values = new double[count];
        var rows = new ReadOnlyMatrixView<double>(features.Values, examples, count);
        MatrixProduct.SymmetricRankUpdate(rows.Transposed, new MatrixView<double>(covariance, count, count), 1.0 / examples, 0);
        MatrixProduct.Multiply(rows.Transposed, targets.Values, cross, 1.0 / examples);
        SymmetricEigenproblem.Decompose(new ReadOnlyMatrixView<double>(covariance, count, count), values, new MatrixView<double>(vectors, count, count));
        double[] along = new double[count];
        MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(vectors, count, count).Transposed, cross, along);
        int[] kept = [.. Enumerable.Range(0, count).Reverse().Where(k => values[k] > Rounding * values[^1])];
        double[] powers = [.. kept.Select(k => along[k] * along[k] / values[k])];
        if (!powers.Any(power => power > 0)) throw Problem(name, "the features vary in no direction that the targets vary with");
        return new ListedFeatures([.. kept.Select(k => values[k])], powers);
    }

    private static void Centre(double[] features, double[] targets, int count)
    {
        double[] mean = new double[count];
        for (int i = 0; i < features.Length; i++) mean[i % count] += features[i] / targets.Length;
        for (int i = 0; i < features.Length; i++) features[i] -= mean[i % count];
        double middle = targets.Average();
        for (int i = 0; i < targets.Length; i++) targets[i] -= middle;
    }

    private static ArrayFileException Problem(string name, string problem) => new($"{name}: {problem}.");
}
