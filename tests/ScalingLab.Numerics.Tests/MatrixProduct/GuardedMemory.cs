using System.Runtime.InteropServices;

namespace ScalingLab.Numerics.Tests;

/// <summary>
/// Memory between two pages that may not be touched (Linux): an access one element before the first or after the last one ends the test process.
/// </summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const int Page = 4096;
    private readonly byte* mapping;
    private readonly nuint length;
    private readonly int inner;

    public GuardedMemory(int bytes)
    {
        inner = (bytes + Page - 1) / Page * Page;
        length = (nuint)(inner + (2 * Page));
        mapping = (byte*)Map(0, length, 3, 0x22, -1, 0);
        Assert.True((nint)mapping != -1, "mmap failed");
        Assert.Equal(0, Protect((nint)mapping, Page, 0));
        Assert.Equal(0, Protect((nint)(mapping + Page + inner), Page, 0));
    }

    /// <summary>Elements that end at the upper guard, or begin at the lower one.</summary>
    public Span<T> Elements<T>(int count, bool atEnd)
        where T : unmanaged =>
        new(atEnd ? mapping + Page + inner - (count * sizeof(T)) : mapping + Page, count);

    public void Dispose() => Unmap((nint)mapping, length);

    [DllImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Protect(nint address, nuint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unmap(nint address, nuint length);
}
