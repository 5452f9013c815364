using System.Globalization;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>
/// Checkpoints that another program has written go through the same norms, analyses and figures as models of our own. Oracle: the law that their errors were
/// made with, eps = P^(-1/2) f(R/P) with f(x) = x^(-1/2) (1 + x^2)^(2/5), has gamma1 = 1/2, gamma2 = 1 and gamma = 1/2.
/// </summary>
public sealed class NetworksTrainedElsewhereTests : IDisposable
{
    private const string Experiment = """
        experiment: elsewhere
        sweep: { examples: [100, 300, 1000] }
        runs:
          network:
            model:
              use: checkpoints
              folder: "checkpoints/P${examples}"
              files: "step-*.safetensors"
              metrics: "checkpoints/P${examples}/metrics.csv"
              columns: { test-error: val_err }
              layers:
                - { tensor: conv.weight, role: stem, grid: [4, 4], padding: 1 }
                - { tensor: fc.weight, role: head }
            until: 80
            at: every(1)
            observe: [test-error, norms, operator-norms]
        analyses:
          gamma:
            use: gamma-chain
            of: network
            x: spectral-complexity
            observable: test-error
            size: examples
            window: [1e-4, 1e-2]
            scan-from: [1e-4]
            scan-to: [1e-2]
            expect: { gamma1: 0.5, gamma2: 1, gamma-measured: 0.5 }
            tolerance: { gamma1: 0.001, gamma2: 0.02, gamma-measured: 0.01 }
        figures:
          error:
            x: { label: "R", scale: log }
            y: { label: "ε", scale: log }
            series: [ { of: network, x: spectral-complexity, observable: test-error, by: examples } ]
        """;

    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Fact]
    public async Task Checkpoints_go_through_norms_analyses_and_figures()
    {
        WriteSeries();
        _slab.Write("e.yaml", Experiment);

        var first = await _slab.RunAsync(0, "run", "e.yaml", "--check");

        Assert.Contains("3 executed", first.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_slab.PathOf("results/elsewhere/figures/error.svg")));

        // Every checkpoint has c times the same kernel and c times the same layer behind it, so that each of these norms grows as c^2; weights in F32 have 1e-7.
        var curves = _slab.Read("results/elsewhere/curves.csv").Split('\n').Select(line => line.Split(',')).Where(cells => cells.Length > 5 && cells[1] == "100").ToArray();
        foreach (string observable in (string[])["spectral-complexity", "tail-complexity", "operator-complexity", "spectral-product"])
        {
            double[] values = [.. curves.Where(cells => cells[^2] == observable).Select(cells => double.Parse(cells[^1], CultureInfo.InvariantCulture))];
            Assert.Equal(80, values.Length);
            Assert.Equal(Math.Pow(Scale(100, 80) / Scale(100, 1), 2), values[^1] / values[0], 1e-5 * Math.Pow(Scale(100, 80) / Scale(100, 1), 2));
        }

        // A checkpoint that has changed is another input; one that is touched is not.
        var again = await _slab.RunAsync(0, "run", "e.yaml");
        Assert.Contains("nothing to execute, 3 reused", again.Output, StringComparison.Ordinal);
        WriteCheckpoint(300, 40, 1e-3);
        var changed = await _slab.RunAsync(0, "run", "e.yaml");
        Assert.Contains("1 executed, 2 reused", changed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_are_told_before_anything_runs()
    {
        WriteSeries();
        string truncated = _slab.PathOf("checkpoints/P300/step-7.safetensors");
        File.WriteAllBytes(truncated, File.ReadAllBytes(truncated)[..^1]);
        _slab.Write("e.yaml", Experiment.Replace("role: head", "role: haed", StringComparison.Ordinal));

        var role = await _slab.RunAsync(2, "run", "e.yaml");
        _slab.Write("e.yaml", Experiment);
        var file = await _slab.RunAsync(2, "run", "e.yaml");

        Assert.Contains("Did you mean 'head'?", role.Error, StringComparison.Ordinal);
        Assert.Contains("step-7.safetensors: 'fc.weight' would lie at bytes", file.Error, StringComparison.Ordinal);
        Assert.Contains("it is truncated or its header is damaged", file.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", role.Error + file.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_slab.PathOf("results")));
    }

    private static readonly double[] Kernel = [.. Enumerable.Range(0, 18).Select(k => Math.Sin(k + 1))];
    private static readonly double[] Matrix = [.. Enumerable.Range(0, 64).Select(k => Math.Cos(0.7 * k))];

    /// <summary>Weights c with c^2 R(1) = R, the R of the law from 10^-4 P to 10 P.</summary>
    private static double Scale(int examples, int step) => Math.Sqrt(examples * Math.Pow(10, -4 + (5.0 * step / 80)));

    private void WriteSeries()
    {
        double unit = UnitComplexity();
        foreach (int examples in (int[])[100, 300, 1000])
        {
            List<string> metrics = ["step,lr,val_err"];
            for (int step = 0; step <= 80; step++)
            {
                double x = Math.Pow(10, -4 + (5.0 * step / 80)), error = Math.Pow(examples * x, -0.5) * Math.Pow(1 + (x * x), 0.4);
                WriteCheckpoint(examples, step, Scale(examples, step) / Math.Sqrt(unit));
                metrics.Add(string.Create(CultureInfo.InvariantCulture, $"{step},0.001,{error:R}"));
            }

            _slab.Write($"checkpoints/P{examples}/metrics.csv", string.Join('\n', metrics));
        }
    }

    private void WriteCheckpoint(int examples, int step, double scale)
    {
        byte[] kernel = Bytes(Kernel, scale), matrix = Bytes(Matrix, scale);
        string header = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["conv.weight"] = new { dtype = "F32", shape = (int[])[2, 1, 3, 3], data_offsets = (int[])[0, kernel.Length] },
            ["fc.weight"] = new { dtype = "F32", shape = (int[])[2, 32], data_offsets = (int[])[kernel.Length, kernel.Length + matrix.Length] },
        });
        string path = _slab.PathOf($"checkpoints/P{examples}/step-{step}.safetensors");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((ulong)header.Length), .. System.Text.Encoding.ASCII.GetBytes(header), .. kernel, .. matrix]);
    }

    private static byte[] Bytes(double[] values, double scale) => [.. values.SelectMany(value => BitConverter.GetBytes((float)(value * scale)))];

    /// <summary>R of the two layers at c = 1, by the definition; both have two rows, so that their Gram matrices have closed eigenvalues.</summary>
    private static double UnitComplexity()
    {
        var (first, firstRows) = TwoRows(Kernel);
        var (second, secondRows) = TwoRows(Matrix);
        return first * second * Math.Pow(Math.Pow(firstRows / first, 2.0 / 3) + Math.Pow(secondRows / second, 2.0 / 3), 1.5);
    }

    private static (double Spectral, double Rows) TwoRows(double[] matrix)
    {
        int n = matrix.Length / 2;
        double a = matrix[..n].Sum(x => x * x), b = matrix[n..].Sum(x => x * x), c = matrix[..n].Zip(matrix[n..], (x, y) => x * y).Sum();
        return (Math.Sqrt(((a + b) / 2) + Math.Sqrt(((a - b) * (a - b) / 4) + (c * c))), Math.Sqrt(a) + Math.Sqrt(b));
    }
}
