using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.V13;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_SET_ASYNC_CONFIG: chooses which asynchronous messages the controller gets, in versions that cannot.</summary>
/// <param name="Masks">The messages.</param>
public sealed record NiciraSetAsync(AsyncMasks Masks) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.SetAsync;

    internal override void WritePayload(ref WireWriter writer) => AsyncLayout13.Write(ref writer, Masks);
}
