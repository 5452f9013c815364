using Microsoft.Extensions.Hosting;

namespace ScalingLab.Host.Watch;

/// <summary>Leaves Ctrl-C and SIGTERM to the command: the server ends with it, not before.</summary>
internal sealed class SignalsElsewhere : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
