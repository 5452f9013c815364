using System.Numerics;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>The weight gradient where there is one position: G (+)= scale D Xᵀ, by the matrix product of the numerics library.</summary>
internal static unsafe class OuterProduct
{
    public static void Add<T>(T* d, int rows, T* x, int columns, int lanes, T* gradient, T scale, bool adds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            var left = new ReadOnlyMatrixView<float>(new ReadOnlySpan<float>(d, rows * lanes), rows, lanes);
            var right = new ReadOnlyMatrixView<float>(new ReadOnlySpan<float>(x, columns * lanes), columns, lanes).Transposed;
            MatrixProduct.Multiply(left, right, new MatrixView<float>(new Span<float>(gradient, rows * columns), rows, columns), float.CreateChecked(scale), adds ? 1 : 0);
        }
        else
        {
            var left = new ReadOnlyMatrixView<double>(new ReadOnlySpan<double>(d, rows * lanes), rows, lanes);
            var right = new ReadOnlyMatrixView<double>(new ReadOnlySpan<double>(x, columns * lanes), columns, lanes).Transposed;
            MatrixProduct.Multiply(left, right, new MatrixView<double>(new Span<double>(gradient, rows * columns), rows, columns), double.CreateChecked(scale), adds ? 1 : 0);
        }
    }
}
