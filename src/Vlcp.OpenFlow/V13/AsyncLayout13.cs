using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V13;

/// <summary>ofp_async_config of 1.3: three pairs of masks, the first of each for primary and equal, the second for secondary.</summary>
internal static class AsyncLayout13
{
    public static AsyncMasks Read(ref WireReader reader)
    {
        var packetIn = reader.ReadUInt32("packet_in_mask");
        var secondaryPacketIn = reader.ReadUInt32("packet_in_mask");
        var portStatus = reader.ReadUInt32("port_status_mask");
        var secondaryPortStatus = reader.ReadUInt32("port_status_mask");
        return new AsyncMasks(
            packetIn, portStatus, reader.ReadUInt32("flow_removed_mask"),
            secondaryPacketIn, secondaryPortStatus, reader.ReadUInt32("flow_removed_mask"));
    }

    public static void Write(ref WireWriter writer, AsyncMasks masks)
    {
        writer.WriteUInt32(masks.PacketIn);
        writer.WriteUInt32(masks.SecondaryPacketIn);
        writer.WriteUInt32(masks.PortStatus);
        writer.WriteUInt32(masks.SecondaryPortStatus);
        writer.WriteUInt32(masks.FlowRemoved);
        writer.WriteUInt32(masks.SecondaryFlowRemoved);
    }
}
