using System.Collections.Immutable;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Hosting.Modules;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Lets virtual routers answer echo requests and report packets that they cannot deliver (RFC 792, RFC 1812).</summary>
[Module("icmpresponder", LoadingPath = "vlcp.service.sdn.icmpresponder.ICMPResponder", Default = true,
    Summary = "Respond ICMP echo (ping) requests to the gateway")]
[DependsOn(typeof(DataplaneModule))]
public sealed class IcmpResponderModule : FeatureModule
{
    private readonly IcmpResponderOptions _options;
    private readonly IcmpStrategy _strategy;

    /// <summary>Makes the module.</summary>
    /// <exception cref="Vlcp.Hosting.Configuration.ConfigurationException">A setting is refused.</exception>
    public IcmpResponderModule(ModuleContext context, IcmpResponderOptions options)
        : base(context)
    {
        _options = options;
        _strategy = options.ToStrategy();
        PacketHandlers = [.. Handlers(context.TimeProvider, options)];
    }

    /// <inheritdoc/>
    public override ImmutableArray<FlowTable> Tables =>
    [
        PipelineTables.ArpTable, PipelineTables.L3Input, PipelineTables.L3Router, PipelineTables.L3Local, PipelineTables.L3Output,
        PipelineTables.L2Output, PipelineTables.Egress,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string>? VhostBind => _options.VhostBind;

    internal override IReadOnlyList<IPacketHandler> PacketHandlers { get; }

    /// <inheritdoc/>
    public override IEnumerable<Producer> RootsFor(SwitchIdentity identity) => [new IcmpResponderRoot(_strategy)];

    private static IEnumerable<IPacketHandler> Handlers(TimeProvider time, IcmpResponderOptions options)
    {
        var sender = new IcmpErrorSender(new PacketRateLimit(time, options.ErrorRate));
        IPacketHandler Unreachable(CookieClass about, IcmpUnreachableCode code) =>
            new IcmpErrorHandler(about, IcmpType.DestinationUnreachable, (byte)code, sender);

        yield return new EchoHandler(time, new PacketRateLimit(time, options.EchoRate));
        yield return new PacketTooBigHandler(sender, new PacketRateLimit(time, options.EchoRate));
        yield return new IcmpErrorHandler(CookieClass.TimeExceeded, IcmpType.TimeExceeded, 0, sender);
        yield return Unreachable(CookieClass.RouterPort, IcmpUnreachableCode.Port);
        yield return Unreachable(CookieClass.NoRoute, IcmpUnreachableCode.Network);
        yield return Unreachable(CookieClass.HostUnreachable, IcmpUnreachableCode.Host);
    }
}
