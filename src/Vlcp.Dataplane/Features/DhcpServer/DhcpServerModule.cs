using System.Collections.Immutable;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>Answers DHCP requests of logical ports with the addresses that the store has for them (RFC 2131).</summary>
[Module("dhcpserver", LoadingPath = "vlcp.service.sdn.dhcpserver.DHCPServer", Default = true,
    Summary = "DHCP server that responds the DHCP discover/request with static IP address settings")]
[DependsOn(typeof(DataplaneModule))]
public sealed class DhcpServerModule : FeatureModule
{
    private readonly DhcpServerOptions _options;
    private readonly DhcpSettings _settings;

    /// <summary>Makes the module.</summary>
    /// <exception cref="Vlcp.Hosting.Configuration.ConfigurationException">A setting is refused.</exception>
    public DhcpServerModule(ModuleContext context, DhcpServerOptions options)
        : base(context)
    {
        _options = options;
        _settings = options.ToSettings();
        PacketHandlers = [new DhcpPacketHandler(context.Logger)];
    }

    /// <inheritdoc/>
    public override ImmutableArray<FlowTable> Tables =>
        [PipelineTables.ArpTable, PipelineTables.L3Input, PipelineTables.L2Output, PipelineTables.Egress];

    /// <inheritdoc/>
    public override IReadOnlyList<string>? VhostBind => _options.VhostBind;

    internal override IReadOnlyList<IPacketHandler> PacketHandlers { get; }

    /// <inheritdoc/>
    public override IEnumerable<Producer> RootsFor(SwitchIdentity identity) => [new DhcpServerRoot(_settings)];
}
