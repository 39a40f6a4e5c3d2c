using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.V14;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_SET_ASYNC_CONFIG2: the same as 1.4 has it, for 1.0 to 1.3.</summary>
/// <param name="Masks">The messages.</param>
public sealed record NiciraSetAsync2(AsyncMasks Masks) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.SetAsync2;

    internal override void WritePayload(ref WireWriter writer) => AsyncLayout14.Write(ref writer, Masks);
}
