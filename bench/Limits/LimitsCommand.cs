using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScalingLab.Bench.Limits;

/// <summary>`limits [filter]`: measures every kernel; results on standard output, what misses its bar on standard error.</summary>
internal static class LimitsCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string? filter)
    {
        // One thread against one thread, whatever MathNet finds.
        MathNet.Numerics.Control.UseManaged();
        MathNet.Numerics.Control.MaxDegreeOfParallelism = 1;
        var peaks = new Dictionary<FmaPrecision, double>
        {
            [FmaPrecision.Double] = FmaPeak.Measure(FmaPrecision.Double),
            [FmaPrecision.Single] = FmaPeak.Measure(FmaPrecision.Single),
        };
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"FMA peak of one thread: {peaks[FmaPrecision.Double]:F1} GFLOP/s double, {peaks[FmaPrecision.Single]:F1} GFLOP/s single"));

        int measured = 0, missed = 0;
        foreach (LimitKernel kernel in Groups().SelectMany(group => group.Kernels()))
        {
            if (filter is not null && !kernel.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            LimitLine line = Measure(kernel, peaks);
            Console.WriteLine(JsonSerializer.Serialize(line, Json));
            measured++;
            if (line.Ratio < kernel.RatioBar || line.PeakFraction < kernel.PeakBar || line.Ours < kernel.SpeedBar)
            {
                missed++;
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"below its bar: {kernel.Name}{Bar("ratio", kernel.RatioBar)}{Bar("peak fraction", kernel.PeakBar)}{Bar("speed", kernel.SpeedBar)}"));
            }
        }

        if (measured == 0)
        {
            Console.Error.WriteLine($"No kernel's name contains '{filter}'.");
            return 2;
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured} kernels, {missed} below their bar"));
        return 0;
    }

    private static LimitLine Measure(LimitKernel kernel, Dictionary<FmaPrecision, double> peaks)
    {
        (double oursSeconds, double? baselineSeconds) = Contest.Seconds(kernel.Ours, kernel.Baseline, kernel.Budget, kernel.ByWallClock);
        double ours = kernel.Work / oursSeconds;
        double? baseline = kernel.BaselineWork / baselineSeconds;
        double? fraction = kernel.Precision is { } precision ? ours * kernel.FlopsPerWork * 1e-9 / peaks[precision] : null;
        return new LimitLine(kernel.Name, Round(ours), kernel.Unit, Round(baseline), Round(ours / baseline), Round(fraction));
    }

    private static IEnumerable<ILimitGroup> Groups() =>
        typeof(ILimitGroup).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ILimitGroup)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (ILimitGroup)Activator.CreateInstance(type)!);

    private static string Bar(string name, double? bar) => bar is null ? "" : FormattableString.Invariant($", {name} bar {bar}");

    private static double? Round(double? value) => value is { } number ? Round(number) : null;

    private static double Round(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
