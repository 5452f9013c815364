using System.CommandLine;
using System.Globalization;
using ScalingLab.Host.Comparison;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab compare A B</c>: findings, curves and inputs of two results side by side.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal, Option<string[]> plugins)
    {
        Argument<string> a = new("A") { Description = "A results folder, or an experiment file whose results are in --out." };
        Argument<string> b = new("B") { Description = "The same, to be compared with A." };
        var output = SharedOptions.Out();
        Option<double> tolerance = new("--tolerance")
        {
            Description = "Relative differences up to this count as none.",
            HelpName = "x",
            DefaultValueFactory = _ => 1e-9,
            CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN,
        };
        tolerance.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and < 1)) result.AddError($"--tolerance takes a number from 0 to below 1, not '{result.Tokens[0].Value}'.");
        });
        Option<bool> all = new("--all") { Description = "Show what is the same, too." };
        Option<bool> check = new("--check") { Description = "Exit with 3 when a finding or a curve differs." };
        Command command = new("compare", "Compare two results: findings, curves and inputs, with what changed marked.") { a, b, output, tolerance, all, check };
        command.SetAction(parsed =>
        {
            var catalog = new Lazy<Components.ComponentCatalog>(() => PluginCatalog.Load(parsed.GetRequiredValue(plugins)));
            (string Folder, IReadOnlyList<string>? Keys)?[] sides = [.. new[] { a, b }.Select(side => Find(parsed.GetRequiredValue(side), parsed.GetRequiredValue(output), catalog, terminal))];
            if (sides[0] is not { } first || sides[1] is not { } second) return ExitCode.WrongInput;
            if (Path.GetFullPath(first.Folder) == Path.GetFullPath(second.Folder))
                throw new InputException($"Both are the results in {first.Folder}. 'slab run FILE --fresh' keeps earlier results in a folder of their own.");
            double limit = parsed.GetRequiredValue(tolerance);
            var findings = FindingChange.Pair(StoredFinding.Read(first.Folder), StoredFinding.Read(second.Folder), limit);
            var curves = CurveChange.Of(StoredCurves.Read(first.Folder), StoredCurves.Read(second.Folder));
            var inputs = StoredInputs.Differences(
                StoredInputs.Read(RunStore.OpenRead(first.Folder), first.Keys), StoredInputs.Read(RunStore.OpenRead(second.Folder), second.Keys)).ToArray();
            terminal.Out.WriteLine($"A: {first.Folder}");
            terminal.Out.WriteLine($"B: {second.Folder}");
            ComparisonText.Write(findings, curves, inputs, limit, parsed.GetValue(all), terminal);
            if (inputs.Length > 0 && (first.Keys is null || second.Keys is null))
                terminal.Out.WriteLine("Of a folder the inputs of all stored runs count, of earlier versions of the experiment too; name the file to count those of its own runs alone.");
            bool differs = findings.Any(finding => finding.Kind != ChangeKind.Same) || curves.Any(curve => curve.IsChanged(limit));
            return differs && parsed.GetValue(check) ? ExitCode.FindingDeviates : ExitCode.Done;
        });
        return command;
    }

    private static (string Folder, IReadOnlyList<string>? Keys)? Find(string side, string output, Lazy<Components.ComponentCatalog> catalog, Terminal terminal)
    {
        if (Directory.Exists(side)) return (side, null);
        if (!File.Exists(side)) throw new InputException($"There is neither a results folder nor an experiment file '{side}'.");
        var loaded = LoadedExperiment.Load(side, [], catalog.Value, terminal);
        return loaded is null ? null : (Path.Combine(output, loaded.Experiment.Id), [.. loaded.Plan.Select(run => run.Key).Distinct()]);
    }
}
