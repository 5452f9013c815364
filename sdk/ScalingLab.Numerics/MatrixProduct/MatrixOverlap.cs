using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Whether a result shares elements with an input. Exact for two blocks of one matrix (equal strides); for anything else the address
/// ranges decide, so that a pair of interleaved matrices of different strides is refused rather than silently overwritten.
/// </summary>
internal static class MatrixOverlap
{
    public static void Check<T>(ReadOnlyMatrixView<T> input, string inputName, MatrixView<T> output, string outputName)
        where T : unmanaged
    {
        if (Overlap(input, output))
        {
            throw new ArgumentException(
                $"{outputName} ({MatrixShape.Text(output.Rows, output.Columns)}) shares memory with {inputName} ({MatrixShape.Text(input.Rows, input.Columns)}), which is still read while {outputName} is written. Give {outputName} memory of its own.");
        }
    }

    public static bool Overlap<T>(ReadOnlyMatrixView<T> x, ReadOnlyMatrixView<T> y)
        where T : unmanaged
    {
        if (x.IsEmpty || y.IsEmpty)
        {
            return false;
        }

        long bytes = Unsafe.ByteOffset(ref Unsafe.AsRef(in x.Origin), ref Unsafe.AsRef(in y.Origin));
        long size = Unsafe.SizeOf<T>();
        if (bytes >= 0 ? bytes >= Extent(x) * size : -bytes >= Extent(y) * size)
        {
            return false;
        }

        if (x.RowStride != y.RowStride || x.ColumnStride != y.ColumnStride || bytes % size != 0)
        {
            return true;
        }

        long distance = bytes / size;
        return x.RowStride >= x.ColumnStride
            ? BlocksOverlap(distance, x.RowStride, x.ColumnStride, x.Rows, x.Columns, y.Rows, y.Columns)
            : BlocksOverlap(distance, x.ColumnStride, x.RowStride, x.Columns, x.Rows, y.Columns, y.Rows);
    }

    private static long Extent<T>(ReadOnlyMatrixView<T> view)
        where T : unmanaged =>
        ((view.Rows - 1L) * view.RowStride) + ((view.Columns - 1L) * view.ColumnStride) + 1;

    // Lines of `stride` elements; y's lines start `remainder` behind x's and may run over into x's next line.
    private static bool BlocksOverlap(long distance, long stride, long step, long xLines, long xLength, long yLines, long yLength)
    {
        if (stride == 0)
        {
            return true;
        }

        if (step > 1 && stride % step == 0 && distance % step != 0)
        {
            return false;
        }

        long shift = Math.DivRem(distance, stride, out long remainder);
        if (remainder < 0)
        {
            remainder += stride;
            shift--;
        }

        bool sameLine = remainder <= (xLength - 1) * step && LinesMeet(shift, xLines, yLines);
        bool nextLine = remainder + ((yLength - 1) * step) >= stride && LinesMeet(shift + 1, xLines, yLines);
        return sameLine || nextLine;
    }

    private static bool LinesMeet(long shift, long xLines, long yLines) => Math.Max(0, shift) < Math.Min(xLines, yLines + shift);
}
