using Microsoft.Extensions.Hosting;

namespace Vlcp.SppCtl.Api;

/// <summary>Leaves the signals of the process to whoever started the web server.</summary>
internal sealed class HostedLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
