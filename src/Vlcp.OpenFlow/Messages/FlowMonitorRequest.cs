using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>
/// Asks to be told when flows change, whoever changes them; since 1.4. The answer has the flows that are there, if they were asked for;
/// what follows comes among the asynchronous messages, as a <see cref="FlowMonitorReply"/> each.
/// </summary>
/// <param name="MonitorId">The number of the monitor on this connection.</param>
/// <param name="Flags">What is told.</param>
//  0 monitor_id (4) | 4 out_port (4) | 8 out_group (4) | 12 flags (2) | 14 table_id (1) | 15 command (1) | 16 match
public sealed record FlowMonitorRequest(uint MonitorId, FlowMonitorFlags Flags) : MultipartRequest<FlowMonitorReply>
{
    /// <summary>What becomes of the monitor.</summary>
    public FlowMonitorCommand Command { get; init; } = FlowMonitorCommand.Add;

    /// <summary>The table; 0xff for all.</summary>
    public byte TableId { get; init; } = FlowMod.AllTables;

    /// <summary>Only flows that this match covers.</summary>
    public Match Match { get; init; } = Match.Any;

    /// <summary>Only flows with an output to this port.</summary>
    public uint OutPort { get; init; } = PortNumber.Any;

    /// <summary>Only flows with an output to this group.</summary>
    public uint OutGroup { get; init; } = GroupNumber.Any;

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.FlowMonitor;

    internal static FlowMonitorRequest ReadParameters(ref WireReader reader)
    {
        var monitorId = reader.ReadUInt32("monitor_id");
        var outPort = reader.ReadUInt32("out_port");
        var outGroup = reader.ReadUInt32("out_group");
        return new FlowMonitorRequest(monitorId, (FlowMonitorFlags)reader.ReadUInt16("flags"))
        {
            OutPort = outPort,
            OutGroup = outGroup,
            TableId = reader.ReadUInt8("table_id"),
            Command = (FlowMonitorCommand)reader.ReadUInt8("command"),
            Match = MatchWire.Read(ref reader),
        };
    }

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(MonitorId);
        writer.WriteUInt32(OutPort);
        writer.WriteUInt32(OutGroup);
        writer.WriteUInt16((ushort)Flags);
        writer.WriteUInt8(TableId);
        writer.WriteUInt8((byte)Command);
        MatchWire.Write(ref writer, Match);
    }
}
