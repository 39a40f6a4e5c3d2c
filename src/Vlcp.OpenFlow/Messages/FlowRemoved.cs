using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Oxs;
using Vlcp.OpenFlow.V10;
using Vlcp.OpenFlow.V15;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A flow that asked for it was removed.</summary>
/// <param name="Cookie">The flow's cookie.</param>
/// <param name="Priority">The flow's priority.</param>
/// <param name="Reason">Why it was removed.</param>
/// <param name="TableId">The flow's table.</param>
/// <param name="DurationSeconds">How long it lived.</param>
/// <param name="DurationNanoseconds">And the fraction of the second.</param>
/// <param name="IdleTimeout">Its idle time-out in seconds.</param>
/// <param name="HardTimeout">Its hard time-out in seconds.</param>
/// <param name="PacketCount">Packets that matched.</param>
/// <param name="ByteCount">Bytes that matched.</param>
/// <param name="Match">The flow's match.</param>
public sealed record FlowRemoved(
    ulong Cookie, ushort Priority, FlowRemovedReason Reason, byte TableId, uint DurationSeconds, uint DurationNanoseconds, ushort
    IdleTimeout, ushort HardTimeout, ulong PacketCount, ulong ByteCount, Match Match)
    : OpenFlowMessage
{
    /// <summary>What 1.5 tells besides, or where it leaves counters out; null when it tells just the usual ones.</summary>
    public FlowCounters? Counters { get; init; }

    /// <inheritdoc/>
    public override MessageType Type => MessageType.FlowRemoved;

    internal static FlowRemoved ReadBody(ref WireReader reader) => reader.Version() switch
    {
        OpenFlowVersion.V10 => FlowRemovedLayout10.Read(ref reader),
        OpenFlowVersion.V15 => FlowRemovedLayout15.Read(ref reader),
        _ => ReadUsual(ref reader),
    };

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        switch (version)
        {
            case OpenFlowVersion.V10:
                FlowRemovedLayout10.Write(ref writer, this);
                break;
            case OpenFlowVersion.V15:
                FlowRemovedLayout15.Write(ref writer, this);
                break;
            default:
                WriteUsual(ref writer);
                break;
        }
    }

    private static FlowRemoved ReadUsual(ref WireReader reader) => new(
        Cookie: reader.ReadUInt64("cookie"),
        Priority: reader.ReadUInt16("priority"),
        Reason: (FlowRemovedReason)reader.ReadUInt8("reason"),
        TableId: reader.ReadUInt8("table_id"),
        DurationSeconds: reader.ReadUInt32("duration_sec"),
        DurationNanoseconds: reader.ReadUInt32("duration_nsec"),
        IdleTimeout: reader.ReadUInt16("idle_timeout"),
        HardTimeout: reader.ReadUInt16("hard_timeout"),
        PacketCount: reader.ReadUInt64("packet_count"),
        ByteCount: reader.ReadUInt64("byte_count"),
        Match: MatchWire.Read(ref reader));

    private void WriteUsual(ref WireWriter writer)
    {
        writer.WriteUInt64(Cookie);
        writer.WriteUInt16(Priority);
        writer.WriteUInt8((byte)Reason);
        writer.WriteUInt8(TableId);
        writer.WriteUInt32(DurationSeconds);
        writer.WriteUInt32(DurationNanoseconds);
        writer.WriteUInt16(IdleTimeout);
        writer.WriteUInt16(HardTimeout);
        writer.WriteUInt64(PacketCount);
        writer.WriteUInt64(ByteCount);
        MatchWire.Write(ref writer, Match);
    }
}
