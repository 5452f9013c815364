using ScalingLab.Host.DataSets;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary>A bar for each file.</summary>
internal sealed class DownloadBars(ProgressContext context) : IDownloadProgress
{
    private ProgressTask? _bar;

    public static void Execute(Terminal terminal, Action<IDownloadProgress> execute) =>
        terminal.CreateConsole().Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn())
            .Start(context => execute(new DownloadBars(context)));

    public void Begin(DataSetFile file) => _bar = context.AddTask(Markup.Escape(file.Name), maxValue: file.Bytes);

    public void Advance(DataSetFile file, long bytes) => _bar!.Value = bytes;

    public void End(DataSetFile file) => _bar!.Value = file.Bytes;
}
