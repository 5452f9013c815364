using System.Numerics;

namespace ScalingLab.Numerics;

/// <summary>Chooses the kernel made for a tile's rows and registers.</summary>
internal static unsafe class ProductTiles<T, TVector>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
{
    public static void Run(
        int rows, int registers, bool packed, nint depth, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, T alpha, T beta)
    {
        if (packed)
        {
            Run<PackedPanel>(rows, registers, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta);
        }
        else
        {
            Run<StridedPanel>(rows, registers, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta);
        }
    }

    private static void Run<TPanel>(
        int rows, int registers, nint depth, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, T alpha, T beta)
        where TPanel : struct, IPanel
    {
        switch (registers)
        {
            case 3:
                Run<Three, TPanel>(rows, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta);
                break;
            case 2:
                Run<Two, TPanel>(rows, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta);
                break;
            default:
                Run<One, TPanel>(rows, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta);
                break;
        }
    }

    private static void Run<TWidth, TPanel>(
        int rows, nint depth, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, T alpha, T beta)
        where TWidth : struct, ICount
        where TPanel : struct, IPanel
    {
        switch (rows)
        {
            case 8:
                ProductKernel<T, TVector>.Tile<Eight, TWidth, TPanel>(depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta);
                break;
            case 4:
                ProductKernel<T, TVector>.Tile<Four, TWidth, TPanel>(depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta);
                break;
            case 2:
                ProductKernel<T, TVector>.Tile<Two, TWidth, TPanel>(depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta);
                break;
            default:
                ProductKernel<T, TVector>.Tile<One, TWidth, TPanel>(depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta);
                break;
        }
    }
}
