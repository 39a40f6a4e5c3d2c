using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V14;

/// <summary>ofp_async_config of 1.4: one property a mask, even types for secondary, odd types for primary and equal.</summary>
internal static class AsyncLayout14
{
    private const int Masks = 6;
    private const int PropertySize = 8;

    public static AsyncMasks Read(ref WireReader reader)
    {
        Span<uint> masks = stackalloc uint[Masks];
        while (reader.Remaining > 0)
        {
            var type = reader.ReadUInt16("property.type");
            var length = reader.ReadUInt16("property.length");
            var content = reader.Window(length - PropertyList.HeaderSize, "property");
            if (type < Masks)
            {
                masks[type] = content.ReadUInt32("mask");
            }
        }
        return new AsyncMasks(masks[1], masks[3], masks[5], masks[0], masks[2], masks[4]);
    }

    public static void Write(ref WireWriter writer, AsyncMasks masks)
    {
        ReadOnlySpan<uint> values =
        [
            masks.SecondaryPacketIn, masks.PacketIn, masks.SecondaryPortStatus, masks.PortStatus,
            masks.SecondaryFlowRemoved, masks.FlowRemoved,
        ];
        for (ushort type = 0; type < Masks; type++)
        {
            PropertyList.WriteHeader(ref writer, type, PropertySize - PropertyList.HeaderSize);
            writer.WriteUInt32(values[type]);
        }
    }
}
