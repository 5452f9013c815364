using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The lower triangle of a symmetric matrix, four rows at a time on whole cache lines, for the one thing it does fast: an update of rank two and a product with a vector
/// in one pass. It starts as I.
/// </summary>
internal sealed unsafe class SymmetricMatrix
{
    private const int Lanes = 8;
    private const int Group = 4;
    // The arrays are kept for the sake of their memory.
    private readonly double[] _elements;
    private readonly double[] _vectors;
    private readonly double* _origin;
    private readonly double* _work;
    private readonly int _size;
    private readonly int _padded;
    private readonly int _count;

    public SymmetricMatrix(int size)
    {
        (_size, _padded) = (size, (size + Lanes - 1) / Lanes * Lanes);
        for (int first = 0; first < size; first += Group) _count += Group * Stride(first);
        _elements = Aligned(_count, out _origin);
        _vectors = Aligned(4 * _padded, out _work);
        long at = 0;
        for (int first = 0; first < size; first += Group)
        {
            for (int r = 0; r < Math.Min(Group, size - first); r++) _origin[at + ((long)r * Stride(first)) + first + r] = 1;
            at += Group * Stride(first);
        }
    }

    /// <summary>All that is stored.</summary>
    public Span<double> Elements => new(_origin, _count);

    /// <summary>M ← M + p qᵀ + q pᵀ, then image ← M x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(ReadOnlySpan<double> p, ReadOnlySpan<double> q, ReadOnlySpan<double> x, Span<double> image)
    {
        double* left = _work, right = left + _padded, vector = right + _padded, target = vector + _padded;
        p.CopyTo(new Span<double>(left, _size));
        q.CopyTo(new Span<double>(right, _size));
        x.CopyTo(new Span<double>(vector, _size));
        new Span<double>(target, _padded).Clear();
        double* rows = _origin;
        double* sums = stackalloc double[Group];
        for (int first = 0; first < _size; first += Group)
        {
            int stride = Stride(first), count = Math.Min(Group, _size - first);
            new Span<double>(sums, Group).Clear();
            if (count == Group) Rectangle(rows, stride, first, left, right, vector, target, sums);
            for (int r = 0; r < count; r++)
            {
                int i = first + r;
                double* row = rows + ((long)r * stride);
                for (int j = count == Group ? first : 0; j <= i; j++)
                {
                    row[j] += (left[i] * right[j]) + (right[i] * left[j]);
                    sums[r] += row[j] * vector[j];
                    if (j < i) target[j] += row[j] * vector[i];
                }
            }

            for (int r = 0; r < count; r++) target[first + r] += sums[r];
            rows += Group * stride;
        }

        new ReadOnlySpan<double>(target, _size).CopyTo(image);
    }

    private static int Stride(int first) => (first + Group + Lanes - 1) / Lanes * Lanes;

    /// <summary>Pinned, so that whole vectors can begin on cache lines.</summary>
    private static double[] Aligned(int count, out double* origin)
    {
        double[] array = GC.AllocateArray<double>(count + Lanes, pinned: true);
        origin = (double*)((System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) + 63) & ~(nint)63);
        return array;
    }

    /// <summary>The columns left of the diagonal block, for four rows together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rectangle(double* rows, int stride, int first, double* left, double* right, double* vector, double* target, double* sums)
    {
        double* row0 = rows, row1 = row0 + stride, row2 = row1 + stride, row3 = row2 + stride;
        Vector512<double> p0 = Vector512.Create(left[first]), p1 = Vector512.Create(left[first + 1]), p2 = Vector512.Create(left[first + 2]), p3 = Vector512.Create(left[first + 3]);
        Vector512<double> q0 = Vector512.Create(right[first]), q1 = Vector512.Create(right[first + 1]), q2 = Vector512.Create(right[first + 2]), q3 = Vector512.Create(right[first + 3]);
        Vector512<double> x0 = Vector512.Create(vector[first]), x1 = Vector512.Create(vector[first + 1]), x2 = Vector512.Create(vector[first + 2]), x3 = Vector512.Create(vector[first + 3]);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        int j = 0;
        for (; j + Lanes <= first; j += Lanes)
        {
            Vector512<double> p = Vector512.Load(left + j), q = Vector512.Load(right + j), x = Vector512.Load(vector + j), y = Vector512.Load(target + j);
            var m0 = Vector512.FusedMultiplyAdd(p0, q, Vector512.FusedMultiplyAdd(q0, p, Vector512.Load(row0 + j)));
            var m1 = Vector512.FusedMultiplyAdd(p1, q, Vector512.FusedMultiplyAdd(q1, p, Vector512.Load(row1 + j)));
            var m2 = Vector512.FusedMultiplyAdd(p2, q, Vector512.FusedMultiplyAdd(q2, p, Vector512.Load(row2 + j)));
            var m3 = Vector512.FusedMultiplyAdd(p3, q, Vector512.FusedMultiplyAdd(q3, p, Vector512.Load(row3 + j)));
            m0.Store(row0 + j);
            m1.Store(row1 + j);
            m2.Store(row2 + j);
            m3.Store(row3 + j);
            s0 = Vector512.FusedMultiplyAdd(m0, x, s0);
            s1 = Vector512.FusedMultiplyAdd(m1, x, s1);
            s2 = Vector512.FusedMultiplyAdd(m2, x, s2);
            s3 = Vector512.FusedMultiplyAdd(m3, x, s3);
            y = Vector512.FusedMultiplyAdd(m1, x1, Vector512.FusedMultiplyAdd(m0, x0, y));
            Vector512.FusedMultiplyAdd(m3, x3, Vector512.FusedMultiplyAdd(m2, x2, y)).Store(target + j);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (Vector512.Sum(s0), Vector512.Sum(s1), Vector512.Sum(s2), Vector512.Sum(s3));
        for (; j < first; j++)
        {
            for (int r = 0; r < Group; r++)
            {
                double* element = rows + ((long)r * stride) + j;
                *element += (left[first + r] * right[j]) + (right[first + r] * left[j]);
                sums[r] += *element * vector[j];
                target[j] += *element * vector[first + r];
            }
        }
    }
}
