using System.Runtime.InteropServices;

namespace ScalingLab.Host.Execution;

/// <summary>Processor time of the calling thread; .NET tells only that of the whole process.</summary>
internal static partial class ThreadCpuTime
{
    private const int LinuxThreadClock = 3;
    private const int MacThreadClock = 16;

    /// <summary>Seconds, or <see langword="null"/> where the system does not tell.</summary>
    public static double? Seconds
    {
        get
        {
            int clock = OperatingSystem.IsLinux() ? LinuxThreadClock : OperatingSystem.IsMacOS() ? MacThreadClock : -1;
            return clock >= 0 && GetTime(clock, out var time) == 0 ? time.Seconds + time.Nanoseconds * 1e-9 : null;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
