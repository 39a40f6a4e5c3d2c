using System.Collections.Immutable;
using System.ComponentModel;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>Lets packets in and out: classifies them by port, VLAN or VNI, floods, and gives them the form of their network.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("ioprocessing", LoadingPath = "vlcp.service.sdn.ioprocessing.IOProcessing", Default = true, Summary = "Ingress and Egress processing")]
[DependsOn(typeof(DataplaneModule))]
public sealed class IoProcessingModule(ModuleContext context, IoProcessingOptions options) : FeatureModule(context)
{
    /// <inheritdoc/>
    public override ImmutableArray<FlowTable> Tables => [PipelineTables.Ingress, PipelineTables.Egress];

    /// <inheritdoc/>
    public override IReadOnlyList<string>? VhostBind => options.VhostBind;

    /// <inheritdoc/>
    public override IEnumerable<Producer> RootsFor(SwitchIdentity identity) => [new IoProcessingRoot(identity)];

    /// <summary>Waits until the flows that let packets of a network out by a port are in the switch.</summary>
    [Api(Summary = "Wait until flows are sent to switch", Returns = "False if the connection, the network or the port does not exist there, else true.")]
    public Task<bool> FlowReadyAsync(
        [Description("Datapath id of the switch, as a number or hexadecimal text.")] ulong connection,
        [Description("Number of the logical network in flows.")] ulong logicalnetworkid,
        [Description("OpenFlow port number.")] ulong physicalportid,
        CancellationToken cancellationToken) =>
        logicalnetworkid <= uint.MaxValue && physicalportid <= uint.MaxValue
            ? Dataplane.FlowReadyAsync(connection, (uint)logicalnetworkid, (uint)physicalportid, cancellationToken)
            : Task.FromResult(false);

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (openFlow, ovsdb) in options.VhostMapping())
        {
            Dataplane.Services.VhostMap[openFlow] = ovsdb;
        }

        return base.StartAsync(cancellationToken);
    }
}
