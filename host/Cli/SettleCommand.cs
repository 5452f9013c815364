using System.CommandLine;
using ScalingLab.Host.Clusters;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab settle FOLDER</c>, the collector of a submission: sends again what is missing, and analyses when nothing is left to wait for.</summary>
internal static class SettleCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("FOLDER") { Description = "The folder of the submission." };
        Command command = new("settle", "Collect a submission whose tasks have ended; launchers call it.") { folder };
        command.Hidden = true;
        command.SetAction(parsed => Settle(SubmissionFolder.Open(parsed.GetRequiredValue(folder)), terminal));
        return command;
    }

    public static int Settle(SubmissionFolder submission, Terminal terminal)
    {
        if (submission.IsSettled) return ExitCode.Done;
        var store = RunStore.Open(submission.StoreRoot);
        var launcher = Launchers.Of(submission.Plan.Launcher, Launchers.LongPatience);
        var givenUp = new Settlement(submission, store, launcher, terminal.Out, Thread.Sleep).Settle();
        if (givenUp is null) return ExitCode.Done;
        var loaded = LoadedExperiment.Load(submission.Plan, terminal);
        if (loaded is null) return ExitCode.WrongInput;
        int code = CollectCommand.Collect(loaded, store, FigureDrawing.Create(loaded.Catalog, renderer: null), log: null, check: false, terminal);

        // Last of all: a collector whose node is lost while it draws is started again and draws again.
        submission.Settle();
        return givenUp.Count > 0 ? ExitCode.RunFailed : code;
    }
}
