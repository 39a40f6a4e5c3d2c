using System.Collections.Immutable;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features.L2Switch;

/// <summary>Switches frames inside logical networks by the addresses that the store knows, or that the switch learns.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("l2switch", LoadingPath = "vlcp.service.sdn.l2switch.L2Switch", Default = true, Summary = "L2 switch functions")]
[DependsOn(typeof(DataplaneModule))]
public sealed class L2SwitchModule(ModuleContext context, L2SwitchOptions options) : FeatureModule(context)
{
    private readonly ushort? _learnTimeout = options.ToLearnTimeout();

    /// <inheritdoc/>
    public override ImmutableArray<FlowTable> Tables =>
        [PipelineTables.L2Input, PipelineTables.L2Output, PipelineTables.L2Learning, PipelineTables.Egress];

    /// <inheritdoc/>
    public override IReadOnlyList<string>? VhostBind => options.VhostBind;

    /// <inheritdoc/>
    public override IEnumerable<Producer> RootsFor(SwitchIdentity identity) => [new L2SwitchRoot(_learnTimeout)];
}
