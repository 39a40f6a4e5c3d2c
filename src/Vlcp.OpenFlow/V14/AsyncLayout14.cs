using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V14;

/// <summary>ofp_async_config of 1.4: one property a mask, even types for secondary, odd types for primary and equal.</summary>
internal static class AsyncLayout14
{
    private const int Masks = 6;
    private const ushort FirstExperimenter = 0xfffe;

    public static AsyncMasks Read(ref WireReader reader)
    {
        Span<uint> masks = stackalloc uint[Masks];
        List<AsyncMask> further = [];
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            if (type < Masks)
            {
                masks[type] = content.ReadUInt32("mask");
            }
            else if (type < FirstExperimenter)
            {
                further.Add(new AsyncMask(type, content.ReadUInt32("mask")));
            }
            else
            {
                others.Add(UnknownProperty.Read(type, ref content));
            }
        }
        return new AsyncMasks(masks[1], masks[3], masks[5], masks[0], masks[2], masks[4])
        {
            Further = further.ToWireList(),
            OtherProperties = others.ToWireList(),
        };
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
            Write(ref writer, type, values[type]);
        }
        foreach (var mask in masks.Further)
        {
            Write(ref writer, mask.Type, mask.Mask);
        }
        WireLists.WriteAll(ref writer, masks.OtherProperties);
    }

    private static void Write(ref WireWriter writer, ushort type, uint mask)
    {
        var start = PropertyList.Begin(ref writer, type);
        writer.WriteUInt32(mask);
        PropertyList.End(ref writer, start);
    }
}
