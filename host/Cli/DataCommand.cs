using System.CommandLine;
using ScalingLab.Host.DataSets;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Sdk;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary><c>slab data</c></summary>
internal static class DataCommand
{
    public static Command Create(Terminal terminal) => new("data", "Fetch published data sets, or list those that can be fetched.") { Get(terminal), List(terminal) };

    private static Command Get(Terminal terminal)
    {
        Argument<string> name = new("NAME") { Description = "The data set; 'slab data list' names them." };
        Option<string?> to = new("--to")
        {
            Description = $"The folder for its files; a folder of its name in {DataSetFolder.Variable} when not given, or where that is not set among the data of the user's applications.",
            HelpName = "DIR",
        };
        Option<string?> from = new("--from") { Description = "The address of another server that has the same files.", HelpName = "URL" };
        Command command = new("get", "Fetch a data set and check its SHA-256. What is there already is not fetched again, and nothing is overwritten.") { name, to, from };
        command.SetAction(parsed => Fetch(terminal, Find(parsed.GetRequiredValue(name)), parsed.GetValue(to), parsed.GetValue(from)));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        Command command = new("list", "List the data sets that can be fetched with their folders, in brackets where there is none.");
        command.SetAction(_ =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("name", "download", "description", "folder");
            foreach (var set in DataSetCatalog.All)
            {
                string? folder = new[] { DataSetFolder.Of(set.Name), DataSetFolder.OfPackage(set.Name) }.FirstOrDefault(Directory.Exists);
                table.AddRow(set.Name, DownloadLines.Size(set.Bytes), Markup.Escape(set.Description), Markup.Escape(folder ?? $"({DataSetFolder.Of(set.Name)})"));
            }

            terminal.CreateConsole().Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static DataSet Find(string name) => DataSetCatalog.All.FirstOrDefault(set => set.Name == name)
        ?? throw new InputException($"there is no data set '{name}'. {DidYouMean.SentenceOrList(name, [.. DataSetCatalog.All.Select(set => set.Name)], "There are")}");

    private static int Fetch(Terminal terminal, DataSet set, string? to, string? from)
    {
        string folder = Path.GetFullPath(to ?? DataSetFolder.Of(set.Name)), address = (from ?? set.Address).TrimEnd('/');
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new InputException($"--from takes an address that begins with http:// or https://, not '{address}'.");
        using Interrupt interrupt = new(terminal.Error);
        using HttpClient client = new() { Timeout = Timeout.InfiniteTimeSpan };
        int fetched = 0;
        void Execute(IDownloadProgress progress) => fetched = new DataSetDownload(client, progress).Fetch(set, folder, address, interrupt.Token);
        try
        {
            if (terminal.IsInteractive) DownloadBars.Execute(terminal, Execute);
            else Execute(new DownloadLines(terminal.Out));
        }
        catch (DownloadException exception)
        {
            terminal.Error.WriteLine($"slab: {exception.Message}");
            return ExitCode.RunFailed;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            terminal.Error.WriteLine("slab: interrupted; the same command goes on.");
            return ExitCode.Interrupted;
        }

        terminal.Out.WriteLine(fetched == 0 ? $"{set.Name} is there already: {folder}" : $"{set.Name} is in {folder}");
        if (to is not null) terminal.Out.WriteLine($"An experiment finds it by folder: {folder}");
        return ExitCode.Done;
    }
}
