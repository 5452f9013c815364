using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary>Where commands write. Results go to <see cref="Out"/>, problems to <see cref="Error"/>.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool isInteractive)
{
    private const int WidthWhenRedirected = 1000;

    public static Terminal System { get; } = new(Console.Out, Console.Error, !Console.IsOutputRedirected && !Console.IsErrorRedirected);

    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>Whether a person watches: live bars instead of lines.</summary>
    public bool IsInteractive { get; } = isInteractive;

    /// <summary>A console for tables; created late because it costs start-up time.</summary>
    public IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Out),
            Ansi = IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsInteractive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!IsInteractive) console.Profile.Width = WidthWhenRedirected;
        return console;
    }
}
