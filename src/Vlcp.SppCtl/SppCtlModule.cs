using Vlcp.Hosting.Modules;

namespace Vlcp.SppCtl;

/// <summary>spp-ctl as a part of the server.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("sppctl", LoadingPath = "vlcp.service.sppctl.SppCtl", Summary = "Control the processes of a Soft Patch Panel (DPDK): REST on one port, processes dial in at two others.")]
public sealed class SppCtlModule(ModuleContext context, SppCtlOptions options) : Module(context)
{
    private SppCtlServer? server;

    /// <summary>The controller while the module is loaded.</summary>
    /// <exception cref="InvalidOperationException">The module is not started.</exception>
    public SppCtlServer Server => server ?? throw new InvalidOperationException("The module is not started");

    /// <summary>Lists the connected processes.</summary>
    /// <returns>Their names.</returns>
    [Api(Summary = "Return the connected processes of the Soft Patch Panel.", Returns = "A list of names such as 'vf(1)', in the order in which they first came.")]
    public IReadOnlyList<string> GetProcesses() => Server.Processes;

    /// <summary>Tells where the controller listens.</summary>
    /// <returns>Addresses by purpose.</returns>
    [Api(Summary = "Return where the controller listens.", Returns = "An object: lists of addresses by purpose, api, primary, secondary.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> GetAddresses() => new Dictionary<string, IReadOnlyList<string>>
    {
        ["api"] = Server.ApiAddresses,
        ["primary"] = [Server.PrimaryEndPoint.ToString()],
        ["secondary"] = [Server.SecondaryEndPoint.ToString()],
    };

    /// <inheritdoc/>
    protected override async Task StartAsync(CancellationToken cancellationToken) =>
        server = await SppCtlServer.StartAsync(options, Context.Logging, Context.TimeProvider, cancellationToken);

    /// <inheritdoc/>
    protected override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (server is { } running)
        {
            server = null;
            await running.DisposeAsync();
        }
    }
}
