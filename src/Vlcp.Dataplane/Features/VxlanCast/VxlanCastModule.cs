using System.Collections.Immutable;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>Carries logical networks between servers in VXLAN tunnels (RFC 7348).</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("vxlancast", LoadingPath = "vlcp.service.sdn.vxlancast.VXLANCast", Default = true, Summary = "VXLAN single-cast and broadcast functions")]
[DependsOn(typeof(DataplaneModule))]
public sealed class VxlanCastModule(ModuleContext context, VxlanCastOptions options) : FeatureModule(context)
{
    /// <inheritdoc/>
    public override ImmutableArray<FlowTable> Tables =>
        [PipelineTables.VxlanInput, PipelineTables.L3Input, PipelineTables.L2Output, PipelineTables.VxlanOutput, PipelineTables.VxlanLearning, PipelineTables.Egress];

    /// <inheritdoc/>
    public override IReadOnlyList<string>? VhostBind => options.VhostBind;

    /// <inheritdoc/>
    public override IEnumerable<Producer> RootsFor(SwitchIdentity identity) =>
        [new VxlanCastRoot(identity, new VxlanStrategy(options.Prepush, options.Learning ? (ushort)options.LearnTimeout.TotalSeconds : null))];

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        Dataplane.Services.RefreshInterval = options.RefreshInterval;
        return base.StartAsync(cancellationToken);
    }
}
