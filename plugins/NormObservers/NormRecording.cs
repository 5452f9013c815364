using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>Records norms that are known by their logarithm.</summary>
internal static class NormRecording
{
    /// <summary>ln of what a figure may still square and draw.</summary>
    private const double LargestLog = 300 * 2.302585092994046;

    /// <summary>Records ln R as <c>log-name</c> and R as <c>name</c>: neither where R is 0, and R not where it is beyond 10^±300.</summary>
    public static void RecordLog(this IRecorder recorder, string name, double logarithm)
    {
        if (double.IsNegativeInfinity(logarithm)) return;
        recorder.Record("log-" + name, logarithm);
        if (Math.Abs(logarithm) < LargestLog) recorder.Record(name, Math.Exp(logarithm));
    }

    /// <summary>The two observables of a norm.</summary>
    public static ObservableDescription[] Both(string name, string formula) =>
        [new(name, $"{formula}; not recorded where it is 0 or beyond 10^300."), new("log-" + name, $"Natural logarithm of {name}; not recorded where that is 0.")];
}
