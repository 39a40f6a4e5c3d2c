using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for sums over flows.</summary>
/// <param name="TableId">The table; 0xff for all.</param>
/// <param name="Match">Only flows that this match covers.</param>
public sealed record AggregateStatsRequest(byte TableId, Match Match) : MultipartRequest<AggregateStatsReply>
{
    /// <summary>Asks about all flows of all tables.</summary>
    public AggregateStatsRequest()
        : this(FlowMod.AllTables, Match.Any)
    {
    }

    /// <summary>Only flows with an output to this port.</summary>
    public uint OutPort { get; init; } = PortNumber.Any;

    /// <summary>Only flows with an output to this group.</summary>
    public uint OutGroup { get; init; } = GroupNumber.Any;

    /// <summary>Only flows with this cookie under the mask.</summary>
    public ulong Cookie { get; init; }

    /// <summary>Which bits of the cookie count; 0 for none.</summary>
    public ulong CookieMask { get; init; }

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Aggregate;

    internal static AggregateStatsRequest ReadParameters(ref WireReader reader)
    {
        var tableId = reader.ReadUInt8("table_id");
        reader.Skip(3, "pad");
        var outPort = reader.ReadUInt32("out_port");
        var outGroup = reader.ReadUInt32("out_group");
        reader.Skip(4, "pad");
        return new AggregateStatsRequest(tableId, Match.Any)
        {
            OutPort = outPort,
            OutGroup = outGroup,
            Cookie = reader.ReadUInt64("cookie"),
            CookieMask = reader.ReadUInt64("cookie_mask"),
            Match = MatchWire.Read(ref reader),
        };
    }

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt8(TableId);
        writer.Skip(3);
        writer.WriteUInt32(OutPort);
        writer.WriteUInt32(OutGroup);
        writer.Skip(4);
        writer.WriteUInt64(Cookie);
        writer.WriteUInt64(CookieMask);
        MatchWire.Write(ref writer, Match);
    }
}
