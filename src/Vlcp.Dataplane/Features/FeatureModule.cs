using System.Collections.Immutable;
using Vlcp.Dataplane.Control;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features;

/// <summary>A module that adds one feature to the dataplane for as long as it is loaded.</summary>
/// <param name="context">What the server offers.</param>
public abstract class FeatureModule(ModuleContext context) : Module(context), IFlowFeature
{
    /// <inheritdoc/>
    public string Name => Context.Name;

    /// <inheritdoc/>
    public abstract ImmutableArray<FlowTable> Tables { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string>? VhostBind { get; }

    internal virtual IReadOnlyList<IPacketHandler> PacketHandlers => [];

    private protected DataplaneModule Dataplane => Context.GetModule<DataplaneModule>();

    /// <inheritdoc/>
    public abstract IEnumerable<Producer> RootsFor(SwitchIdentity identity);

    /// <summary>The tables that the feature asks for, in the form of the manual: lists of name, tables before it, and path.</summary>
    [Api(Summary = "Table requirement for this module")]
    public IReadOnlyList<object?> GetTableRequest() =>
        [Tables.Select(table => new object[] { table.Name, table.After, table.Path }).ToArray(), VhostBind];

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        Dataplane.Add(this, PacketHandlers);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task StopAsync(CancellationToken cancellationToken)
    {
        Dataplane.Remove(this, PacketHandlers);
        return Task.CompletedTask;
    }
}
