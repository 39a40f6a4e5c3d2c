using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Text;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Flows;

/// <summary>A flow without its counters: what a controller wants and what a switch has. Compare <see cref="Canonical"/> forms.</summary>
/// <param name="TableId">The table.</param>
/// <param name="Priority">Higher goes first.</param>
/// <param name="Match">Which packets.</param>
/// <param name="Instructions">What is done with them.</param>
public sealed record FlowEntry(byte TableId, ushort Priority, Match Match, WireList<OpenFlowInstruction> Instructions)
{
    private const FlowFlags ReportedFlags = FlowFlags.SendFlowRemoved | FlowFlags.NoPacketCounts | FlowFlags.NoByteCounts;

    /// <summary>A number for the controller.</summary>
    public ulong Cookie { get; init; }

    /// <summary>Seconds without packets until the flow is removed; 0 for never.</summary>
    public ushort IdleTimeout { get; init; }

    /// <summary>Seconds until the flow is removed; 0 for never.</summary>
    public ushort HardTimeout { get; init; }

    /// <summary>What else holds for the flow.</summary>
    public FlowFlags Flags { get; init; }

    /// <summary>What the switch evicts last; since 1.4.</summary>
    public ushort Importance { get; init; }

    /// <summary>What makes it the same flow.</summary>
    public FlowKey Key => new(TableId, Priority, Match);

    /// <summary>The form in which Open vSwitch reports the flow after it was installed: two flows that do the same in the eyes of
    /// the switch have equal canonical forms, as long as their actions stand in the same order.</summary>
    public FlowEntry Canonical() => this with
    {
        Match = Match.Canonical(),
        Instructions = CanonicalForm.Of(Instructions),
        Flags = Flags & ReportedFlags,
    };

    /// <summary>The text that ovs-ofctl prints; <see cref="Flow.Parse"/> reads it.</summary>
    public override string ToString() => FlowText.Format(this);
}
