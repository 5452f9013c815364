using System.CommandLine;
using System.Globalization;
using ScalingLab.Host.Components;
using ScalingLab.Host.Export;

namespace ScalingLab.Host.Cli;

/// <summary>Arguments and options that several commands take, in the same words everywhere.</summary>
internal static class SharedOptions
{
    private const string Mlflow = "mlflow:";

    public static Argument<string> File() => new("FILE") { Description = "The experiment file." };

    public static Argument<string[]> Files() => new("FILE")
    {
        Description = "The experiment file, or several.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Override a value of the file, e.g. --set parameters.eta=0.2. May be given several times.",
        HelpName = "path=value",
        DefaultValueFactory = _ => [],
    };

    public static Option<string> Out() => new("--out")
    {
        Description = "The folder that holds the results folders.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "results",
    };

    public static Option<string[]> Plugins() => new("--plugins")
    {
        Description = "A further folder with plugins. May be given several times.",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
        Recursive = true,
    };

    public static Option<int?> Jobs()
    {
        Option<int?> option = new("--jobs")
        {
            Description = "Runs at a time; all cores when not given. It never changes a result.",
            HelpName = "n",
        };
        option.Validators.Add(result =>
        {
            // The text itself: a value that is no number is reported by the same sentence, not as a failed conversion.
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int jobs) || jobs < 1) result.AddError($"--jobs takes a number from 1 on, not '{text}'.");
        });
        return option;
    }

    public static Option<int?> Port()
    {
        Option<int?> option = new("--port")
        {
            Description = "Where --watch serves its page; any free port when not given.",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 1 or > 65535) result.AddError($"--port takes a number from 1 to 65535, not '{text}'.");
        });
        return option;
    }

    public static Option<double> CheckpointEvery()
    {
        Option<double> option = new("--checkpoint-every")
        {
            Description = "Seconds between two checkpoints of a run in the middle; more where saving would take over 2 % of the time. 0: only when interrupted.",
            HelpName = "s",
            DefaultValueFactory = _ => 60,
            CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : double.NaN,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1e6)) result.AddError($"--checkpoint-every takes seconds from 0 to 1e6, not '{result.Tokens[0].Value}'.");
        });
        return option;
    }

    public static Option<string?> Renderer()
    {
        Option<string?> option = new("--renderer")
        {
            Description = "What draws the figures; 'slab list' names the renderers. svg when not given, or scottplot where that plugin was built.",
            HelpName = "NAME",
        };
        option.CompletionSources.Add(_ => PluginCatalog.Load([]).OfKind(ComponentKind.FigureRenderer).Select(renderer => renderer.Name));
        return option;
    }

    public static Option<string?> LogTo()
    {
        Option<string?> option = new("--log-to")
        {
            Description = "Also log the runs, findings and figures for another tool: mlflow:DIR writes the file store that 'mlflow ui' shows.",
            HelpName = "mlflow:DIR",
        };
        option.Validators.Add(result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!text.StartsWith(Mlflow, StringComparison.Ordinal) || text.Length == Mlflow.Length) result.AddError($"--log-to takes mlflow:DIR, such as mlflow:mlruns, not '{text}'.");
        });
        return option;
    }

    /// <summary>The MLflow store that <c>--log-to</c> names; <see langword="null"/> when it is not given.</summary>
    public static MlflowStore? StoreOf(string? logTo) => logTo is null ? null : MlflowStore.Open(logTo[Mlflow.Length..]);

    public static Option<bool> Check() => new("--check")
    {
        Description = "Exit with 3 when a finding deviates from what was expected or could not be determined.",
    };
}
