using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Sends the packet through connection tracking.</summary>
/// <param name="Flags">Whether to commit the connection.</param>
/// <param name="Zone">The zone when <paramref name="ZoneSource"/> is null.</param>
/// <param name="ZoneSource">The field that holds the zone, or null.</param>
/// <param name="RecirculationTable">The table where a copy of the packet goes on with its state; 0xff for none.</param>
/// <param name="Helper">The port of the application helper, such as 21 for FTP; 0 for none.</param>
/// <param name="Actions">Done with the connection: NAT, and setting of mark and label.</param>
public sealed record CtAction(
    CtFlags Flags, ushort Zone, Subfield? ZoneSource, byte RecirculationTable, ushort Helper, WireList<OpenFlowAction> Actions)
    : NiciraAction
{
    /// <summary>No table to go on in.</summary>
    public const byte NoTable = 0xff;

    internal override ushort WireSubtype => (ushort)NiciraActionType.Ct;

    internal static CtAction ReadPayload(ref WireReader reader)
    {
        var flags = (CtFlags)reader.ReadUInt16("flags");
        var lookahead = reader;
        OxmField? zoneField = null;
        if (lookahead.ReadUInt32("zone_src") == 0)
        {
            reader = lookahead;
        }
        else
        {
            zoneField = SubfieldWire.ReadHeader(ref reader);
        }
        var zone = reader.ReadUInt16("zone_imm");
        var table = reader.ReadUInt8("recirc_table");
        reader.Skip(3, "pad");
        var helper = reader.ReadUInt16("alg");
        Subfield? source = zoneField is null ? (Subfield?)null : SubfieldWire.FromRange(reader, zoneField, zone);
        var nested = ActionCatalog.ReadNested(ref reader, "ct");
        return new CtAction(flags, zoneField is null ? zone : (ushort)0, source, table, helper, nested);
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)Flags);
        if (ZoneSource is { } source)
        {
            SubfieldWire.WriteHeader(ref writer, source.Field);
            writer.WriteUInt16(SubfieldWire.PackRange(source));
        }
        else
        {
            writer.WriteUInt32(0);
            writer.WriteUInt16(Zone);
        }
        writer.WriteUInt8(RecirculationTable);
        writer.Skip(3);
        writer.WriteUInt16(Helper);
        WireLists.WriteAll(ref writer, Actions);
    }
}
