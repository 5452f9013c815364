using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>
/// The optional native back end: the shared library <c>libopenblas.so.0</c> (or the name that the environment variable
/// <c>SLAB_OPENBLAS</c> gives), looked for once, when first asked for. It is never required and never used unless
/// <see cref="MatrixProduct.Backend"/> says so.
/// </summary>
/// <remarks>
/// Releases that do not know the processor (0.3.21 on Sapphire Rapids, for one) fall back to a generic kernel at half the speed.
/// <c>OPENBLAS_CORETYPE=SkylakeX</c> is therefore set before loading where the processor has AVX-512 and the variable is not set.
/// </remarks>
public static unsafe class OpenBlas
{
    internal const int RowMajor = 101;
    internal const int NoTranspose = 111;
    internal const int Transpose = 112;

    private const string DefaultLibrary = "libopenblas.so.0";
    private static readonly Lock Gate = new();
    private static Binding? binding;

    /// <summary>Looks for the library and binds the functions that are used.</summary>
    /// <param name="reason">Why it cannot be used and what to do; null when it can.</param>
    /// <returns>Whether OpenBLAS can be used.</returns>
    public static bool TryLoad([NotNullWhen(false)] out string? reason)
    {
        lock (Gate)
        {
            binding ??= Load(Environment.GetEnvironmentVariable("SLAB_OPENBLAS") is { Length: > 0 } name ? name : DefaultLibrary);
            reason = binding.Reason;
            return reason is null;
        }
    }

    internal static void Multiply<T>(StridedPointer<T> a, StridedPointer<T> b, StridedPointer<T> c, T alpha, T beta, int threads)
        where T : unmanaged
    {
        Binding functions = binding!;
        if (c.ColumnStride != 1)
        {
            (a, b, c) = (b.Transposed, a.Transposed, c.Transposed);
        }

        int aOrder = Order(a, out int aStride);
        int bOrder = Order(b, out int bStride);
        int cStride = Math.Max((int)c.RowStride, c.Columns);
        functions.SetThreads(threads);
        if (typeof(T) == typeof(double))
        {
            functions.Double(
                RowMajor, aOrder, bOrder, c.Rows, c.Columns, a.Columns, (double)(object)alpha, (double*)a.Origin, aStride, (double*)b.Origin, bStride, (double)(object)beta, (double*)c.Origin, cStride);
        }
        else
        {
            functions.Single(
                RowMajor, aOrder, bOrder, c.Rows, c.Columns, a.Columns, (float)(object)alpha, (float*)a.Origin, aStride, (float*)b.Origin, bStride, (float)(object)beta, (float*)c.Origin, cStride);
        }
    }

    /// <summary>BLAS knows a unit stride in one direction and a stride that spans it in the other.</summary>
    internal static bool Accepts<T>(StridedPointer<T> matrix)
        where T : unmanaged =>
        (matrix.ColumnStride == 1 && (matrix.RowStride >= matrix.Columns || matrix.Rows == 1))
        || (matrix.RowStride == 1 && (matrix.ColumnStride >= matrix.Rows || matrix.Columns == 1));

    private static int Order<T>(StridedPointer<T> matrix, out int stride)
        where T : unmanaged
    {
        bool byRows = matrix.ColumnStride == 1 && (matrix.RowStride >= matrix.Columns || matrix.Rows == 1);
        stride = byRows ? Math.Max((int)matrix.RowStride, matrix.Columns) : Math.Max((int)matrix.ColumnStride, matrix.Rows);
        return byRows ? NoTranspose : Transpose;
    }

    private static Binding Load(string library)
    {
        if (Vector512.IsHardwareAccelerated && OperatingSystem.IsLinux())
        {
            SetEnvironment("OPENBLAS_CORETYPE", "SkylakeX", 0);
        }

        if (!NativeLibrary.TryLoad(library, typeof(OpenBlas).Assembly, null, out nint handle))
        {
            return new Binding($"OpenBLAS was not found: '{library}' cannot be loaded. Install it (package libopenblas0), give its path in SLAB_OPENBLAS, or keep the managed back end.");
        }

        return NativeLibrary.TryGetExport(handle, "cblas_dgemm", out nint dgemm)
            && NativeLibrary.TryGetExport(handle, "cblas_sgemm", out nint sgemm)
            && NativeLibrary.TryGetExport(handle, "openblas_set_num_threads", out nint threads)
            ? new Binding(dgemm, sgemm, threads)
            : new Binding($"'{library}' was loaded but is not OpenBLAS: cblas_dgemm, cblas_sgemm or openblas_set_num_threads is missing. Correct SLAB_OPENBLAS, or keep the managed back end.");
    }

    // .NET's own environment is a copy that native code never sees.
    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetEnvironment(string name, string value, int overwrite);

    private sealed class Binding
    {
        public readonly delegate* unmanaged[Cdecl]<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> Double;
        public readonly delegate* unmanaged[Cdecl]<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> Single;
        public readonly delegate* unmanaged[Cdecl]<int, void> SetThreads;

        public Binding(string reason) => Reason = reason;

        public Binding(nint dgemm, nint sgemm, nint threads)
        {
            Double = (delegate* unmanaged[Cdecl]<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)dgemm;
            Single = (delegate* unmanaged[Cdecl]<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)sgemm;
            SetThreads = (delegate* unmanaged[Cdecl]<int, void>)threads;
        }

        public string? Reason { get; }
    }
}
