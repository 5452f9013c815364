namespace ScalingLab.Numerics.Tests;

/// <summary>
/// Rooted trees and the order conditions of Butcher: a Runge-Kutta method has order p if and only if sum_i b_i Phi_i(t) = 1 / gamma(t) for
/// all trees t of up to p vertices (Hairer, Norsett, Wanner, Solving Ordinary Differential Equations I, theorem II.2.13).
/// </summary>
internal sealed record RootedTree(int Vertices, double Density, RootedTree[] Branches)
{
    /// <summary>All trees with 1..<paramref name="vertices"/> vertices; their numbers are 1, 1, 2, 4, 9, 20, 48, 115.</summary>
    public static List<RootedTree> UpTo(int vertices)
    {
        List<RootedTree> all = [new(1, 1, [])];
        for (int size = 2; size <= vertices; size++)
        {
            IEnumerable<RootedTree[]> forests = Forests([.. all], size - 1, 0);
            all.AddRange(forests.Select(branches => new RootedTree(size, size * Product(branches), branches)));
        }

        return all;

        static double Product(RootedTree[] branches) => branches.Aggregate(1.0, (product, tree) => product * tree.Density);
    }

    /// <summary>
    /// Phi_i(t) for every stage i. With a second matrix, it serves the vertices with a single branch (Rosenbrock methods).
    /// </summary>
    public double[] StageWeights(double[][] matrix, double[][]? single = null)
    {
        double[][] rows = Branches.Length == 1 && single is not null ? single : matrix;
        double[] product = new double[matrix.Length];
        Array.Fill(product, 1);
        foreach (RootedTree branch in Branches)
        {
            double[] inner = branch.StageWeights(matrix, single);
            for (int i = 0; i < matrix.Length; i++)
            {
                double sum = 0;
                for (int j = 0; j < rows[i].Length; j++) sum += rows[i][j] * inner[j];
                product[i] *= sum;
            }
        }

        return product;
    }

    /// <summary>
    /// The largest violation over the trees with at most <paramref name="order"/> vertices, for the step to the fraction theta.
    /// </summary>
    public static double Violation(double[][] matrix, ReadOnlySpan<double> weights, int order, double theta = 1, double[][]? single = null)
    {
        double largest = 0;
        foreach (RootedTree tree in UpTo(order))
        {
            double sum = 0;
            double[] stages = tree.StageWeights(matrix, single);
            for (int i = 0; i < weights.Length; i++) sum += weights[i] * stages[i];
            largest = Math.Max(largest, Math.Abs(sum - Math.Pow(theta, tree.Vertices) / tree.Density));
        }

        return largest;
    }

    private static IEnumerable<RootedTree[]> Forests(List<RootedTree> trees, int vertices, int from)
    {
        if (vertices == 0) yield return [];
        for (int i = from; i < trees.Count; i++)
        {
            if (trees[i].Vertices > vertices) continue;
            foreach (RootedTree[] rest in Forests(trees, vertices - trees[i].Vertices, i)) yield return [trees[i], .. rest];
        }
    }
}
