using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Lowers the time to live; a packet whose time is over goes to some controllers.</summary>
/// <param name="ControllerIds">The controllers.</param>
public sealed record DecrementTtlIdsAction(WireList<ushort> ControllerIds) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.DecrementTtlIds;

    internal static DecrementTtlIdsAction ReadPayload(ref WireReader reader)
    {
        var count = reader.ReadUInt16("n_controllers");
        reader.Skip(4, "zeros");
        var window = reader.Window(2L * count, "cnt_ids");
        var ids = WireLists.ReadRest(ref window, "cnt_ids", static (ref WireReader r) => r.ReadUInt16("cnt_id"));
        reader.Skip(reader.Remaining, "pad");
        return new DecrementTtlIdsAction(ids);
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)ControllerIds.Count);
        writer.Skip(4);
        foreach (var id in ControllerIds)
        {
            writer.WriteUInt16(id);
        }
    }
}
