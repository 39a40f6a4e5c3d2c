using System.Collections.Immutable;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Routes between the logical networks that virtual routers connect. The switch of the sender routes.</summary>
[Module("l3router", LoadingPath = "vlcp.service.sdn.l3router.L3Router", Default = true, Summary = "L3 connectivity with virtual router")]
[DependsOn(typeof(DataplaneModule))]
public sealed class L3RouterModule : FeatureModule
{
    private readonly L3RouterOptions _options;
    private readonly RouterSettings _settings;
    private readonly NeighbourResolver _resolver;
    private readonly PacketHandler[] _handlers;

    /// <summary>Makes the module.</summary>
    /// <exception cref="Vlcp.Hosting.Configuration.ConfigurationException">A setting is refused.</exception>
    public L3RouterModule(ModuleContext context, L3RouterOptions options)
        : base(context)
    {
        _options = options;
        _settings = options.ToSettings();
        var registered = new RegisteredNeighbours(Dataplane.Services.Database, context.Logger);
        _resolver = new NeighbourResolver(
            options.ToTimes(), context.TimeProvider, Dataplane.Services.PacketHandlers, registered.MayHaveAsync, context.Logger);
        _handlers = [new PacketHandler(CookieClass.UnknownNeighbour, _resolver.Miss), new PacketHandler(CookieClass.ArpReply, _resolver.Reply)];
    }

    /// <inheritdoc/>
    public override ImmutableArray<FlowTable> Tables =>
        [PipelineTables.ArpTable, PipelineTables.L3Input, PipelineTables.L3Router, PipelineTables.L3Output, PipelineTables.L2Output, PipelineTables.Egress];

    internal override IReadOnlyList<IPacketHandler> PacketHandlers => _handlers;

    /// <inheritdoc/>
    public override IReadOnlyList<string>? VhostBind => _options.VhostBind;

    /// <inheritdoc/>
    public override IEnumerable<Producer> RootsFor(SwitchIdentity identity) => [new L3RouterRoot(_settings)];

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        Dataplane.Services.Followers.Add(_resolver);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task StopAsync(CancellationToken cancellationToken)
    {
        Dataplane.Services.Followers.Remove(_resolver);
        _resolver.Stop();
        return base.StopAsync(cancellationToken);
    }
}
