using System.Numerics;

namespace ScalingLab.Numerics;

/// <summary>Chooses the kernel made for a tile's rows and registers.</summary>
internal static unsafe class ProductTiles<T, TVector>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
{
    public static void Run(
        int rows, int registers, bool leftPacked, bool rightPacked, nint depth, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, T alpha, T beta, TileAhead<T>* ahead)
    {
        if (leftPacked && rightPacked)
        {
            Run<BothPacked>(rows, registers, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
        }
        else if (leftPacked)
        {
            Run<LeftPacked>(rows, registers, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
        }
        else
        {
            Run<InPlace>(rows, registers, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
        }
    }

    private static void Run<TPanels>(
        int rows, int registers, nint depth, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, T alpha, T beta, TileAhead<T>* ahead)
        where TPanels : struct, IPanels
    {
        switch (registers)
        {
            case 3:
                Run<Three, TPanels>(rows, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
                break;
            case 2:
                Run<Two, TPanels>(rows, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
                break;
            default:
                Run<One, TPanels>(rows, depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
                break;
        }
    }

    private static void Run<TWidth, TPanels>(
        int rows, nint depth, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, T alpha, T beta, TileAhead<T>* ahead)
        where TWidth : struct, ICount
        where TPanels : struct, IPanels
    {
        switch (rows)
        {
            case 8:
                ProductKernel<T, TVector>.Tile<Eight, TWidth, TPanels>(depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
                break;
            case 4:
                ProductKernel<T, TVector>.Tile<Four, TWidth, TPanels>(depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
                break;
            case 2:
                ProductKernel<T, TVector>.Tile<Two, TWidth, TPanels>(depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
                break;
            default:
                ProductKernel<T, TVector>.Tile<One, TWidth, TPanels>(depth, a, aRow, aStep, b, bStep, c, cRow, alpha, beta, ahead);
                break;
        }
    }
}
