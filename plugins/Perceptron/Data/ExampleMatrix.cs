namespace ScalingLab.Perceptron;

/// <summary>The training examples times their labels, A_μi = y_μ x_μi, P × N row by row, as narrow as their distribution allows.</summary>
internal abstract class ExampleMatrix
{
    /// <summary>Most components, the length an array can have.</summary>
    public const int MaximumEntries = 2_147_483_591;

    protected ExampleMatrix(int examples, int dimension) => (Examples, Dimension) = (examples, dimension);

    public int Examples { get; }

    public int Dimension { get; }
}
