using ScalingLab.Testing;

namespace EndToEnd.Tests.OtherTools;

/// <summary>Completions as a person meets them: a shell on a terminal, and the tabulator key.</summary>
public sealed class CompletionsTests : IDisposable
{
    /// <summary>Runs a shell on a terminal, types what it is told when the screen shows what it is to wait for, and prints the screen.</summary>
    private const string Typist = """
        import os, pty, select, signal, sys, time
        pid, terminal = pty.fork()
        if pid == 0: os.execvp(sys.argv[1], sys.argv[1:3] + ['-i'])
        screen = ''
        def read(until):
            global screen
            limit = time.time() + 60
            start = len(screen)
            while until not in screen[start:]:
                if not select.select([terminal], [], [], max(0, limit - time.time()))[0]: sys.exit('waited in vain for ' + until + '\n' + screen)
                screen += os.read(terminal, 65536).decode('utf-8', 'replace')
        steps = sys.argv[3:]
        for keys, until in zip(steps[::2], steps[1::2]):
            os.write(terminal, keys.encode())
            read(until)
        os.write(terminal, b'\x15exit\n')
        # A shell writes its history as it ends, into a folder that is then removed.
        signal.alarm(60)
        try:
            while os.read(terminal, 65536): pass
        except OSError: pass
        os.waitpid(pid, 0)
        print(screen)
        """;

    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Theory]
    [InlineData("bash", "--norc", "")]
    [InlineData("zsh", "-f", "autoload -U compinit; compinit -u -d ./zcompdump; ")]
    public async Task TheTabulatorCompletesCommandsNamesOptionsAndFiles(string shell, string bare, string before)
    {
        string path = OtherTool.Shell(shell);
        _slab.Write("rarely-so-named.yaml", SmallExperiment.Text());
        string program = _slab.Write("bin/slab", $"#!/bin/sh\nexec '{ProcessRun.Dotnet}' '{Path.Combine(HostOutput.Folder, "slab.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);
        // Control-U empties the line. Control-C would also throw away what is typed right after it.
        string load = $"PATH=\"$PWD/bin:$PATH\"; {before}eval \"$(slab completions {shell})\"; echo load''ed\n";

        await TypeAsync(path, bare, load, "loaded", "slab descr\t", "ibe", "comm\t", "ittee-machine", "\x15", "", "slab run --ren\t", "derer", "\x15", "", "slab validate rare\t", "ly-so-named.yaml");
    }

    [Theory]
    [InlineData("bash", "eval \"$(slab completions bash)\"")]
    [InlineData("zsh", "eval \"$(slab completions zsh)\"")]
    [InlineData("pwsh", "slab completions pwsh | Out-String | Invoke-Expression")]
    public async Task TheScriptSaysHowToLoadIt(string shell, string line) =>
        Assert.Contains(line, (await _slab.RunAsync(0, "completions", shell)).Output, StringComparison.Ordinal);

    private async Task TypeAsync(string shell, string bare, params string[] steps)
    {
        string python = await OtherTool.PythonWithAsync("pty");
        var run = await ProcessRun.RunAsync(
            python,
            ["-c", Typist, shell, bare, .. steps],
            _slab.WorkingDirectory,
            new Dictionary<string, string?>(_slab.Variables) { ["TERM"] = "dumb", ["PS1"] = "> ", ["HOME"] = _slab.WorkingDirectory, ["BASH_SILENCE_DEPRECATION_WARNING"] = "1" });
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }
}
