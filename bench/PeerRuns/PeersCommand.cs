using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScalingLab.Bench.PeerRuns;

/// <summary>`peers [script [case]]`: runs each script of the folder `peers` and ours in one go and prints the ratios.</summary>
internal static class PeersCommand
{
    private const int FewestRepeats = 5;

    // The compiler replaces what is called often by better code, but on one core not before a second without anything new.
    private const double WarmUp = 3;
    private const double Measurement = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string filter, string only)
    {
        int missed = 0;
        foreach (var group in Groups().Where(group => group.Script.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            var answers = Ask(group, only);
            foreach (var item in group.Cases().Where(item => only.Length == 0 || item.Name == only))
            {
                var (seconds, bytes, values) = Measure(item);
                double? peer = answers.TryGetValue(item.Name, out var answer) ? answer.Seconds : null;
                double? difference = item.Agreement is null || answer is null ? null : values.Zip(answer.Values, (x, y) => Math.Abs((x / y) - 1)).Max();
                Console.WriteLine(JsonSerializer.Serialize(
                    new PeerLine(item.Description, Round(seconds), Round(peer ?? 0), Round((peer ?? 0) / seconds), item.Bar, Round(difference), item.MemoryBar is null ? null : bytes, item.MemoryBar), Json));
                foreach (string problem in Problems())
                {
                    missed++;
                    Console.Error.WriteLine($"{item.Description}: {problem}");
                }

                IEnumerable<string> Problems()
                {
                    if (peer is null) yield return "the script has no such case";
                    if (seconds > item.Bar) yield return "slower than its bar";
                    if (bytes > item.MemoryBar) yield return "more memory than its bar";
                    if (difference is { } distance && !(distance <= item.Agreement)) yield return "the results differ";
                }
            }
        }

        return missed == 0 ? 0 : 1;
    }

    private static Dictionary<string, Answer> Ask(IPeerGroup group, string only)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "peers", group.Script);

        // The system's python is where the package python3-numpy is.
        ProcessStartInfo start = new(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", [script, only]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string threads in (string[])["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"]) start.Environment[threads] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Write(JsonSerializer.Serialize(group.Input, Json));
        process.StandardInput.Close();
        Dictionary<string, Answer> answers = [];
        while (process.StandardOutput.ReadLine() is { } line)
        {
            var answer = JsonSerializer.Deserialize<Answer>(line, Json)!;
            answers[answer.Case] = answer;
        }

        process.WaitForExit();
        if (process.ExitCode != 0) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Script} ended with {process.ExitCode}; it needs python3 with numpy"));
        return answers;
    }

    private static (double Seconds, long Bytes, double[] Values) Measure(PeerCase item)
    {
        long start = Stopwatch.GetTimestamp();
        double[] values;
        do values = item.Ours();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUp);
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        values = item.Ours();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        double best = double.MaxValue;
        start = Stopwatch.GetTimestamp();
        for (int i = 0; i < FewestRepeats || Stopwatch.GetElapsedTime(start).TotalSeconds < Measurement; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            values = item.Ours();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds / item.Work);
        }

        return (best, allocated, values);
    }

    private static IEnumerable<IPeerGroup> Groups() =>
        typeof(IPeerGroup).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPeerGroup)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IPeerGroup)Activator.CreateInstance(type)!);

    private static double? Round(double? value) => value is { } number ? Round(number) : null;

    private static double Round(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private sealed record Answer(string Case, double Seconds, double[] Values);
}
