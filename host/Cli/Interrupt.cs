using System.Runtime.InteropServices;

namespace ScalingLab.Host.Cli;

/// <summary>Ctrl-C and SIGTERM: once to stop in order, twice to stop now.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly TextWriter _error;

    public Interrupt(TextWriter error)
    {
        _error = error;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_source.IsCancellationRequested) Environment.Exit(ExitCode.Interrupted);
        _error.WriteLine("slab: stopping; what is finished is stored, and what is running is saved where its model can be. Once more stops at once.");
        _source.Cancel();
    }
}
