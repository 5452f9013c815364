using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScalingLab.DeepNet;
using ScalingLab.Numerics;

namespace ScalingLab.Bench.DeepNetworks;

/// <summary>`deepnet`: training steps of the small networks at batch 128 against PyTorch on the same machine, in turns; one line of JSON each.</summary>
internal static class DeepNetworksCommand
{
    private const int Turns = 2;
    private const double TurnSeconds = 2;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run()
    {
        bool hasPeer = true;
        foreach (var (preset, name, bar) in new[] { (NetworkPreset.CnnS, "cnn-s", 8.0), (NetworkPreset.ResnetS, "resnet-s", 35), (NetworkPreset.VitS, "vit-s", 16) })
        {
            using var one = Network(preset, 1, 128);
            hasPeer &= Compare($"{name}: step of 128 images", () => one.Advance(one.Time + 1, CancellationToken.None), hasPeer ? name : null, bar);
        }

        using var evaluated = Network(NetworkPreset.CnnS, 1, 10_000);
        Compare("cnn-s: evaluation of 10000 images, with one step", () => Measure(evaluated), hasPeer ? "evaluation" : null, 400);
        foreach (var (preset, name) in new[] { (NetworkPreset.CnnS, "cnn-s"), (NetworkPreset.ResnetS, "resnet-s"), (NetworkPreset.VitS, "vit-s") }) CompareThreads(preset, name);
        return 0;
    }

    private static ImageClassifier Network(NetworkPreset preset, int threads, int test) =>
        new(new ImageClassifierOptions { Preset = preset, Threads = threads }, new RandomImages(128, test), new PhiloxStreams(1, 0));

    private static void Measure(ImageClassifier network)
    {
        network.Advance(network.Time + 1, CancellationToken.None);
        _ = network.TestError;
    }

    private static bool Compare(string kernel, Action ours, string? peer, double bar)
    {
        double best = double.PositiveInfinity, peerBest = double.PositiveInfinity;
        for (int turn = 0; turn < Turns; turn++)
        {
            best = Math.Min(best, Shortest(ours, () => Environment.CpuUsage.TotalTime));
            if (peer is not null) peerBest = Math.Min(peerBest, Peer(peer));
        }

        bool found = double.IsFinite(peerBest);
        Print(new { Kernel = kernel, Ours = Round(best), Unit = "ms", PyTorch = found ? Round(peerBest) : (double?)null, Ratio = found ? Round(peerBest / best) : (double?)null, Bar = bar });
        if (best > bar) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"above its bar of {bar} ms: {kernel}"));
        return found;
    }

    private static void CompareThreads(NetworkPreset preset, string name)
    {
        using var one = Network(preset, 1, 128);
        using var two = Network(preset, 2, 128);
        double alone = double.PositiveInfinity, together = double.PositiveInfinity;
        for (int turn = 0; turn < Turns; turn++)
        {
            alone = Math.Min(alone, Shortest(() => one.Advance(one.Time + 1, CancellationToken.None), () => Stopwatch.GetElapsedTime(0)));
            together = Math.Min(together, Shortest(() => two.Advance(two.Time + 1, CancellationToken.None), () => Stopwatch.GetElapsedTime(0)));
        }

        Print(new { Kernel = $"{name}: step of 128 images, two threads", Ours = Round(together), Unit = "ms", OneThread = Round(alone), Ratio = Round(alone / together), Bar = 1.6 });
        if (alone / together < 1.6) Console.Error.WriteLine($"below its bar of 1.6: {name} on two threads");
    }

    private static double Shortest(Action action, Func<TimeSpan> now)
    {
        for (int i = 0; i < 20; i++) action();
        double best = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < TurnSeconds)
        {
            TimeSpan before = now();
            action();
            best = Math.Min(best, (now() - before).TotalMilliseconds);
        }

        return best;
    }

    private static double Peer(string network)
    {
        try
        {
            ProcessStartInfo start = new("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in new[] { PathOf("../peers/deepnet.py"), network, TurnSeconds.ToString(CultureInfo.InvariantCulture), "1" }) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0) return JsonDocument.Parse(output).RootElement.GetProperty("processor-ms").GetDouble();
            Console.Error.WriteLine($"PyTorch is not compared with: {errors.Result.Trim().Split('\n')[^1]} (apt-get install python3-torch)");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Console.Error.WriteLine($"PyTorch is not compared with: {exception.Message} (apt-get install python3-torch)");
        }

        return double.PositiveInfinity;
    }

    private static void Print(object line) => Console.WriteLine(JsonSerializer.Serialize(line, Json));

    private static double Round(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string PathOf(string file, [CallerFilePath] string caller = "") => Path.GetFullPath(file, Path.GetDirectoryName(caller)!);
}
