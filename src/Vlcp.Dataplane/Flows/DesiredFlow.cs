using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Flows;

/// <summary>A flow that an owner wants in the switch.</summary>
/// <param name="Key">Which flow; its match is in canonical form.</param>
/// <param name="Instructions">What it does with a packet; empty drops it.</param>
/// <param name="Class">What packets that it sends to the controller are about; see <see cref="CookieClass"/>.</param>
public sealed record DesiredFlow(FlowKey Key, WireList<OpenFlowInstruction> Instructions, CookieClass Class = CookieClass.Forwarding)
{
    /// <summary>The flow as it is sent to the switch for an owner.</summary>
    public FlowEntry ToEntry(string owner) => new(Key.TableId, Key.Priority, Key.Match, Instructions) { Cookie = Cookie.For(owner, this) };
}
