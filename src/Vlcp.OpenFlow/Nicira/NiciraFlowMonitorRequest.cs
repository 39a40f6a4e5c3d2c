using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>
/// Asks to be told when flows change, in versions before 1.4: NXST_FLOW_MONITOR in 1.0, ONFST_FLOW_MONITOR in 1.3. The answer has the flows that are there, if they were asked
/// for; what follows comes among the asynchronous messages, as a <see cref="NiciraFlowMonitorReply"/> each. <see cref="NiciraFlowMonitorCancel"/> ends it.
/// </summary>
/// <param name="MonitorId">The number of the monitor on this connection.</param>
/// <param name="Flags">What is told.</param>
//  1.0: 0 id (4) | 4 flags (2) | 6 out_port (2) | 8 match_len (2) | 10 table_id (1) | 16 match
//  1.3: 0 id (4) | 4 flags (2) | 6 match_len (2) | 8 out_port (4) | 12 table_id (1) | 16 match
public sealed record NiciraFlowMonitorRequest(uint MonitorId, NiciraFlowMonitorFlags Flags) : NiciraMultipartRequest<NiciraFlowMonitorReply>
{
    /// <summary>The table; 0xff for all.</summary>
    public byte TableId { get; init; } = FlowMod.AllTables;

    /// <summary>Only flows that this match covers.</summary>
    public Match Match { get; init; } = Match.Any;

    /// <summary>Only flows with an output to this port.</summary>
    public uint OutPort { get; init; } = PortNumber.Any;

    internal override NiciraMultipartType Subtype => NiciraMultipartType.FlowMonitor;

    internal static NiciraFlowMonitorRequest ReadNiciraParameters(ref WireReader reader)
    {
        var request = new NiciraFlowMonitorRequest(reader.ReadUInt32("id"), (NiciraFlowMonitorFlags)reader.ReadUInt16("flags"));
        if (reader.Version() == OpenFlowVersion.V10)
        {
            var outPort10 = PortNumber16.Read(ref reader, "out_port");
            var length = reader.ReadUInt16("match_len");
            var table10 = reader.ReadUInt8("table_id");
            reader.Skip(5, "zeros");
            return request with { OutPort = outPort10, TableId = table10, Match = NiciraMatchWire.Read(ref reader, length) };
        }
        reader.Skip(2, "match_len");
        var outPort = reader.ReadUInt32("out_port");
        var table = reader.ReadUInt8("table_id");
        reader.Skip(3, "zeros");
        return request with { OutPort = outPort, TableId = table, Match = MatchWire.Read(ref reader) };
    }

    internal override void WriteNiciraParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(MonitorId);
        writer.WriteUInt16((ushort)Flags);
        var lengthAt = writer.Position;
        if (writer.Version() == OpenFlowVersion.V10)
        {
            PortNumber16.Write(ref writer, OutPort, "out_port");
            lengthAt = writer.Position;
            writer.WriteUInt16(0);
        }
        else
        {
            writer.WriteUInt16(0);
            writer.WriteUInt32(OutPort);
        }
        writer.WriteUInt8(TableId);
        writer.Skip(writer.Version() == OpenFlowVersion.V10 ? 5 : 3);
        NiciraMatchWire.WriteOfMonitor(ref writer, Match, lengthAt);
    }
}
