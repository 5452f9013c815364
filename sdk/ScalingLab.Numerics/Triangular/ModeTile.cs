using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// tile(i, ·) += Σ_j A(i, j) X(j, ·) for eight rows i and one or three registers of modes, the one inner loop of all sweeps. Element (i, j) is at
/// rows[i] + j·step + j (j − 1)/2·growth: growth 0 walks along rows of a packed triangle, growth 1 down its columns.
/// </summary>
internal static unsafe class ModeTile
{
    public const int Rows = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddOne<TVector>(double** rows, nint step, nint growth, int count, double* x, nint stride, double* tile, nint tileStride)
        where TVector : unmanaged
    {
        double* r0 = rows[0], r1 = rows[1], r2 = rows[2], r3 = rows[3], r4 = rows[4], r5 = rows[5], r6 = rows[6], r7 = rows[7];
        double* end = x + (count * stride);
        nint at = 0;
        TVector s0 = Lanes<double, TVector>.Load(tile), s1 = Lanes<double, TVector>.Load(tile + tileStride);
        TVector s2 = Lanes<double, TVector>.Load(tile + (2 * tileStride)), s3 = Lanes<double, TVector>.Load(tile + (3 * tileStride));
        TVector s4 = Lanes<double, TVector>.Load(tile + (4 * tileStride)), s5 = Lanes<double, TVector>.Load(tile + (5 * tileStride));
        TVector s6 = Lanes<double, TVector>.Load(tile + (6 * tileStride)), s7 = Lanes<double, TVector>.Load(tile + (7 * tileStride));
        for (; x < end; x += stride)
        {
            TVector v = Lanes<double, TVector>.Load(x);
            s0 = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(r0[at]), v, s0);
            s1 = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(r1[at]), v, s1);
            s2 = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(r2[at]), v, s2);
            s3 = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(r3[at]), v, s3);
            s4 = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(r4[at]), v, s4);
            s5 = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(r5[at]), v, s5);
            s6 = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(r6[at]), v, s6);
            s7 = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(r7[at]), v, s7);
            at += step;
            step += growth;
        }

        Lanes<double, TVector>.Store(tile, s0);
        Lanes<double, TVector>.Store(tile + tileStride, s1);
        Lanes<double, TVector>.Store(tile + (2 * tileStride), s2);
        Lanes<double, TVector>.Store(tile + (3 * tileStride), s3);
        Lanes<double, TVector>.Store(tile + (4 * tileStride), s4);
        Lanes<double, TVector>.Store(tile + (5 * tileStride), s5);
        Lanes<double, TVector>.Store(tile + (6 * tileStride), s6);
        Lanes<double, TVector>.Store(tile + (7 * tileStride), s7);
    }

    /// <summary>Three registers of modes; for processors with 32 of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddThree<TVector>(double** rows, nint step, nint growth, int count, double* x, nint stride, double* tile, nint tileStride)
        where TVector : unmanaged
    {
        int lanes = Lanes<double, TVector>.Count;
        double* r0 = rows[0], r1 = rows[1], r2 = rows[2], r3 = rows[3], r4 = rows[4], r5 = rows[5], r6 = rows[6], r7 = rows[7];
        double* end = x + (count * stride);
        double* t = tile;
        nint at = 0;
        TVector a0 = Lanes<double, TVector>.Load(t), b0 = Lanes<double, TVector>.Load(t + lanes), c0 = Lanes<double, TVector>.Load(t + (2 * lanes));
        t += tileStride;
        TVector a1 = Lanes<double, TVector>.Load(t), b1 = Lanes<double, TVector>.Load(t + lanes), c1 = Lanes<double, TVector>.Load(t + (2 * lanes));
        t += tileStride;
        TVector a2 = Lanes<double, TVector>.Load(t), b2 = Lanes<double, TVector>.Load(t + lanes), c2 = Lanes<double, TVector>.Load(t + (2 * lanes));
        t += tileStride;
        TVector a3 = Lanes<double, TVector>.Load(t), b3 = Lanes<double, TVector>.Load(t + lanes), c3 = Lanes<double, TVector>.Load(t + (2 * lanes));
        t += tileStride;
        TVector a4 = Lanes<double, TVector>.Load(t), b4 = Lanes<double, TVector>.Load(t + lanes), c4 = Lanes<double, TVector>.Load(t + (2 * lanes));
        t += tileStride;
        TVector a5 = Lanes<double, TVector>.Load(t), b5 = Lanes<double, TVector>.Load(t + lanes), c5 = Lanes<double, TVector>.Load(t + (2 * lanes));
        t += tileStride;
        TVector a6 = Lanes<double, TVector>.Load(t), b6 = Lanes<double, TVector>.Load(t + lanes), c6 = Lanes<double, TVector>.Load(t + (2 * lanes));
        t += tileStride;
        TVector a7 = Lanes<double, TVector>.Load(t), b7 = Lanes<double, TVector>.Load(t + lanes), c7 = Lanes<double, TVector>.Load(t + (2 * lanes));
        for (; x < end; x += stride)
        {
            TVector u = Lanes<double, TVector>.Load(x), v = Lanes<double, TVector>.Load(x + lanes), w = Lanes<double, TVector>.Load(x + (2 * lanes));
            TVector e = Lanes<double, TVector>.Broadcast(r0[at]);
            a0 = Lanes<double, TVector>.MultiplyAdd(e, u, a0);
            b0 = Lanes<double, TVector>.MultiplyAdd(e, v, b0);
            c0 = Lanes<double, TVector>.MultiplyAdd(e, w, c0);
            e = Lanes<double, TVector>.Broadcast(r1[at]);
            a1 = Lanes<double, TVector>.MultiplyAdd(e, u, a1);
            b1 = Lanes<double, TVector>.MultiplyAdd(e, v, b1);
            c1 = Lanes<double, TVector>.MultiplyAdd(e, w, c1);
            e = Lanes<double, TVector>.Broadcast(r2[at]);
            a2 = Lanes<double, TVector>.MultiplyAdd(e, u, a2);
            b2 = Lanes<double, TVector>.MultiplyAdd(e, v, b2);
            c2 = Lanes<double, TVector>.MultiplyAdd(e, w, c2);
            e = Lanes<double, TVector>.Broadcast(r3[at]);
            a3 = Lanes<double, TVector>.MultiplyAdd(e, u, a3);
            b3 = Lanes<double, TVector>.MultiplyAdd(e, v, b3);
            c3 = Lanes<double, TVector>.MultiplyAdd(e, w, c3);
            e = Lanes<double, TVector>.Broadcast(r4[at]);
            a4 = Lanes<double, TVector>.MultiplyAdd(e, u, a4);
            b4 = Lanes<double, TVector>.MultiplyAdd(e, v, b4);
            c4 = Lanes<double, TVector>.MultiplyAdd(e, w, c4);
            e = Lanes<double, TVector>.Broadcast(r5[at]);
            a5 = Lanes<double, TVector>.MultiplyAdd(e, u, a5);
            b5 = Lanes<double, TVector>.MultiplyAdd(e, v, b5);
            c5 = Lanes<double, TVector>.MultiplyAdd(e, w, c5);
            e = Lanes<double, TVector>.Broadcast(r6[at]);
            a6 = Lanes<double, TVector>.MultiplyAdd(e, u, a6);
            b6 = Lanes<double, TVector>.MultiplyAdd(e, v, b6);
            c6 = Lanes<double, TVector>.MultiplyAdd(e, w, c6);
            e = Lanes<double, TVector>.Broadcast(r7[at]);
            a7 = Lanes<double, TVector>.MultiplyAdd(e, u, a7);
            b7 = Lanes<double, TVector>.MultiplyAdd(e, v, b7);
            c7 = Lanes<double, TVector>.MultiplyAdd(e, w, c7);
            at += step;
            step += growth;
        }

        t = tile;
        Lanes<double, TVector>.Store(t, a0);
        Lanes<double, TVector>.Store(t + lanes, b0);
        Lanes<double, TVector>.Store(t + (2 * lanes), c0);
        t += tileStride;
        Lanes<double, TVector>.Store(t, a1);
        Lanes<double, TVector>.Store(t + lanes, b1);
        Lanes<double, TVector>.Store(t + (2 * lanes), c1);
        t += tileStride;
        Lanes<double, TVector>.Store(t, a2);
        Lanes<double, TVector>.Store(t + lanes, b2);
        Lanes<double, TVector>.Store(t + (2 * lanes), c2);
        t += tileStride;
        Lanes<double, TVector>.Store(t, a3);
        Lanes<double, TVector>.Store(t + lanes, b3);
        Lanes<double, TVector>.Store(t + (2 * lanes), c3);
        t += tileStride;
        Lanes<double, TVector>.Store(t, a4);
        Lanes<double, TVector>.Store(t + lanes, b4);
        Lanes<double, TVector>.Store(t + (2 * lanes), c4);
        t += tileStride;
        Lanes<double, TVector>.Store(t, a5);
        Lanes<double, TVector>.Store(t + lanes, b5);
        Lanes<double, TVector>.Store(t + (2 * lanes), c5);
        t += tileStride;
        Lanes<double, TVector>.Store(t, a6);
        Lanes<double, TVector>.Store(t + lanes, b6);
        Lanes<double, TVector>.Store(t + (2 * lanes), c6);
        t += tileStride;
        Lanes<double, TVector>.Store(t, a7);
        Lanes<double, TVector>.Store(t + lanes, b7);
        Lanes<double, TVector>.Store(t + (2 * lanes), c7);
    }
}
