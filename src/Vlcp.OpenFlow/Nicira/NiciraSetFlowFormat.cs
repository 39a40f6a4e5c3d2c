using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_SET_FLOW_FORMAT: how a 1.0 switch tells removed flows.</summary>
/// <param name="Format">0: the standard's; 2: Nicira's.</param>
public sealed record NiciraSetFlowFormat(uint Format) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.SetFlowFormat;

    internal override void WritePayload(ref WireWriter writer) => writer.WriteUInt32(Format);
}
