using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Which flows a question in 1.0 is about.</summary>
/// <param name="TableId">The table; 0xff for all.</param>
/// <param name="Match">Only flows that this match covers.</param>
//  0 out_port (2) | 2 match_len (2) | 4 table_id (1) | 8 match
public sealed record NiciraFlowSelection(byte TableId, Match Match)
{
    /// <summary>Only flows with an output to this port.</summary>
    public uint OutPort { get; init; } = PortNumber.Any;

    internal static NiciraFlowSelection Read(ref WireReader reader)
    {
        var outPort = PortNumber16.Read(ref reader, "out_port");
        var length = reader.ReadUInt16("match_len");
        var table = reader.ReadUInt8("table_id");
        reader.Skip(3, "pad");
        return new NiciraFlowSelection(table, NiciraMatchWire.Read(ref reader, length)) { OutPort = outPort };
    }

    internal void Write(ref WireWriter writer)
    {
        PortNumber16.Write(ref writer, OutPort, "out_port");
        var lengthAt = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt8(TableId);
        writer.Skip(3);
        NiciraMatchWire.Write(ref writer, Match, lengthAt);
    }
}
