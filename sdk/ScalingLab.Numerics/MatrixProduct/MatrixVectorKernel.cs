using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>y += alpha A x: four rows at a time as dot products, or four columns at a time as updates of y, whichever is contiguous.</summary>
internal static unsafe class MatrixVectorKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Add(StridedPointer<T> a, T* x, T* y, T alpha)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Add<Vector512<T>>(a, x, y, alpha);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Add<Vector256<T>>(a, x, y, alpha);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Add<Vector128<T>>(a, x, y, alpha);
        }
        else
        {
            Add<T>(a, x, y, alpha);
        }
    }

    private static void Add<TVector>(StridedPointer<T> a, T* x, T* y, T alpha)
        where TVector : unmanaged
    {
        if (a.RowStride == 1 && a.ColumnStride != 1)
        {
            AddColumns<TVector>(a.Origin, a.Rows, a.Columns, a.ColumnStride, x, y, alpha);
        }
        else if (a.ColumnStride == 1)
        {
            AddRows<TVector>(a.Origin, a.Rows, a.Columns, a.RowStride, x, y, alpha);
        }
        else
        {
            for (int i = 0; i < a.Rows; i++)
            {
                T sum = T.Zero;
                T* element = a.At(i, 0);
                for (int j = 0; j < a.Columns; j++, element += a.ColumnStride)
                {
                    sum = T.MultiplyAddEstimate(*element, x[j], sum);
                }

                y[i] = T.MultiplyAddEstimate(alpha, sum, y[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows<TVector>(T* a, int rows, int columns, nint stride, T* x, T* y, T alpha)
        where TVector : unmanaged
    {
        int lanes = Lanes<T, TVector>.Count;
        int whole = columns - (columns % (2 * lanes));
        for (; rows > 0;)
        {
            // Fewer than four rows left: the surplus rows read the last one again and are not stored.
            T* a1 = a + (rows > 1 ? stride : 0);
            T* a2 = a1 + (rows > 2 ? stride : 0);
            T* a3 = a2 + (rows > 3 ? stride : 0);
            TVector s0 = default, s1 = default, s2 = default, s3 = default;
            TVector t0 = default, t1 = default, t2 = default, t3 = default;
            int j = 0;
            for (; j < whole; j += 2 * lanes)
            {
                TVector v = Lanes<T, TVector>.Load(x + j);
                TVector w = Lanes<T, TVector>.Load(x + j + lanes);
                s0 = Lanes<T, TVector>.MultiplyAdd(Lanes<T, TVector>.Load(a + j), v, s0);
                t0 = Lanes<T, TVector>.MultiplyAdd(Lanes<T, TVector>.Load(a + j + lanes), w, t0);
                s1 = Lanes<T, TVector>.MultiplyAdd(Lanes<T, TVector>.Load(a1 + j), v, s1);
                t1 = Lanes<T, TVector>.MultiplyAdd(Lanes<T, TVector>.Load(a1 + j + lanes), w, t1);
                s2 = Lanes<T, TVector>.MultiplyAdd(Lanes<T, TVector>.Load(a2 + j), v, s2);
                t2 = Lanes<T, TVector>.MultiplyAdd(Lanes<T, TVector>.Load(a2 + j + lanes), w, t2);
                s3 = Lanes<T, TVector>.MultiplyAdd(Lanes<T, TVector>.Load(a3 + j), v, s3);
                t3 = Lanes<T, TVector>.MultiplyAdd(Lanes<T, TVector>.Load(a3 + j + lanes), w, t3);
            }

            T sum0 = Lanes<T, TVector>.Sum(Lanes<T, TVector>.Add(s0, t0));
            T sum1 = Lanes<T, TVector>.Sum(Lanes<T, TVector>.Add(s1, t1));
            T sum2 = Lanes<T, TVector>.Sum(Lanes<T, TVector>.Add(s2, t2));
            T sum3 = Lanes<T, TVector>.Sum(Lanes<T, TVector>.Add(s3, t3));
            for (; j < columns; j++)
            {
                sum0 = T.MultiplyAddEstimate(a[j], x[j], sum0);
                sum1 = T.MultiplyAddEstimate(a1[j], x[j], sum1);
                sum2 = T.MultiplyAddEstimate(a2[j], x[j], sum2);
                sum3 = T.MultiplyAddEstimate(a3[j], x[j], sum3);
            }

            y[0] = T.MultiplyAddEstimate(alpha, sum0, y[0]);
            if (rows > 1)
            {
                y[1] = T.MultiplyAddEstimate(alpha, sum1, y[1]);
            }

            if (rows > 2)
            {
                y[2] = T.MultiplyAddEstimate(alpha, sum2, y[2]);
            }

            if (rows > 3)
            {
                y[3] = T.MultiplyAddEstimate(alpha, sum3, y[3]);
            }

            if (rows <= 4)
            {
                return;
            }

            rows -= 4;
            a += 4 * stride;
            y += 4;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddColumns<TVector>(T* a, int rows, int columns, nint stride, T* x, T* y, T alpha)
        where TVector : unmanaged
    {
        int lanes = Lanes<T, TVector>.Count;
        int whole = rows - (rows % lanes);
        int j = 0;
        for (; j + 4 <= columns; j += 4, a += 4 * stride)
        {
            T x0 = alpha * x[j], x1 = alpha * x[j + 1], x2 = alpha * x[j + 2], x3 = alpha * x[j + 3];
            TVector v0 = Lanes<T, TVector>.Broadcast(x0), v1 = Lanes<T, TVector>.Broadcast(x1);
            TVector v2 = Lanes<T, TVector>.Broadcast(x2), v3 = Lanes<T, TVector>.Broadcast(x3);
            T* a1 = a + stride;
            T* a2 = a1 + stride;
            T* a3 = a2 + stride;
            int i = 0;
            for (; i < whole; i += lanes)
            {
                TVector sum = Lanes<T, TVector>.MultiplyAdd(v0, Lanes<T, TVector>.Load(a + i), Lanes<T, TVector>.Load(y + i));
                sum = Lanes<T, TVector>.MultiplyAdd(v1, Lanes<T, TVector>.Load(a1 + i), sum);
                sum = Lanes<T, TVector>.MultiplyAdd(v2, Lanes<T, TVector>.Load(a2 + i), sum);
                Lanes<T, TVector>.Store(y + i, Lanes<T, TVector>.MultiplyAdd(v3, Lanes<T, TVector>.Load(a3 + i), sum));
            }

            for (; i < rows; i++)
            {
                T sum = T.MultiplyAddEstimate(x0, a[i], y[i]);
                sum = T.MultiplyAddEstimate(x1, a1[i], sum);
                sum = T.MultiplyAddEstimate(x2, a2[i], sum);
                y[i] = T.MultiplyAddEstimate(x3, a3[i], sum);
            }
        }

        for (; j < columns; j++, a += stride)
        {
            T x0 = alpha * x[j];
            TVector v0 = Lanes<T, TVector>.Broadcast(x0);
            int i = 0;
            for (; i < whole; i += lanes)
            {
                Lanes<T, TVector>.Store(y + i, Lanes<T, TVector>.MultiplyAdd(v0, Lanes<T, TVector>.Load(a + i), Lanes<T, TVector>.Load(y + i)));
            }

            for (; i < rows; i++)
            {
                y[i] = T.MultiplyAddEstimate(x0, a[i], y[i]);
            }
        }
    }
}
