using BenchmarkDotNet.Running;
using ScalingLab.Bench.DeepNetworks;
using ScalingLab.Bench.Limits;
using ScalingLab.Bench.PeerRuns;

return args switch
{
    ["limits"] => LimitsCommand.Run(filter: null),
    ["limits", string filter] => LimitsCommand.Run(filter),
    ["peers"] => PeersCommand.Run("", ""),
    ["peers", string filter] => PeersCommand.Run(filter, ""),
    ["peers", string filter, string only] => PeersCommand.Run(filter, only),
    ["deepnet"] => DeepNetworksCommand.Run(),
    ["bdn"] => Benchmark(["--filter", "*"]),
    ["bdn", string filter] => Benchmark(["--filter", filter.Contains('*', StringComparison.Ordinal) ? filter : $"*{filter}*"]),
    ["bdn", .. string[] rest] => Benchmark(rest),
    _ => Usage(),
};

static int Benchmark(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(LimitsCommand).Assembly).Run(arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("limits [filter]   one JSON line per kernel: ours, the baseline, the ratio and the fraction of the FMA peak; under two minutes");
    Console.Error.WriteLine("peers [script [case]]  ours against scripts in other languages, in one go: seconds, ratio and agreement");
    Console.Error.WriteLine("deepnet           training steps of the small networks against PyTorch, one JSON line each; about a minute");
    Console.Error.WriteLine("bdn [filter]      the BenchmarkDotNet classes");
    return 2;
}
