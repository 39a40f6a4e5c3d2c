using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A question about some of the flows.</summary>
/// <param name="TableId">The table; 0xff for all.</param>
/// <param name="Match">Only flows that this match covers.</param>
/// <typeparam name="TReply">The type of each part of the answer.</typeparam>
//  since 1.3: 0 table_id (1) | 4 out_port (4) | 8 out_group (4) | 16 cookie (8) | 24 cookie_mask (8) | 32 match
//  1.0:       0 match (40) | 40 table_id (1) | 42 out_port (2)
public abstract record FlowSelectionRequest<TReply>(byte TableId, Match Match) : MultipartRequest<TReply>
    where TReply : MultipartReply
{
    /// <summary>Only flows with an output to this port.</summary>
    public uint OutPort { get; init; } = PortNumber.Any;

    /// <summary>Only flows with an output to this group.</summary>
    public uint OutGroup { get; init; } = GroupNumber.Any;

    /// <summary>Only flows with this cookie under the mask.</summary>
    public ulong Cookie { get; init; }

    /// <summary>Which bits of the cookie count; 0 for none.</summary>
    public ulong CookieMask { get; init; }

    internal static TRequest Read<TRequest>(ref WireReader reader, TRequest request)
        where TRequest : FlowSelectionRequest<TReply>
    {
        if (reader.Version() == OpenFlowVersion.V10)
        {
            var match10 = MatchLayout10.Read(ref reader);
            var table10 = reader.ReadUInt8("table_id");
            reader.Skip(1, "pad");
            return request with { Match = match10, TableId = table10, OutPort = PortNumber16.Read(ref reader, "out_port") };
        }
        var tableId = reader.ReadUInt8("table_id");
        reader.Skip(3, "pad");
        var outPort = reader.ReadUInt32("out_port");
        var outGroup = reader.ReadUInt32("out_group");
        reader.Skip(4, "pad");
        return request with
        {
            TableId = tableId,
            OutPort = outPort,
            OutGroup = outGroup,
            Cookie = reader.ReadUInt64("cookie"),
            CookieMask = reader.ReadUInt64("cookie_mask"),
            Match = MatchWire.Read(ref reader),
        };
    }

    internal sealed override void WriteParameters(ref WireWriter writer)
    {
        if (writer.Version() == OpenFlowVersion.V10)
        {
            WriteParameters10(ref writer);
            return;
        }
        writer.WriteUInt8(TableId);
        writer.Skip(3);
        writer.WriteUInt32(OutPort);
        writer.WriteUInt32(OutGroup);
        writer.Skip(4);
        writer.WriteUInt64(Cookie);
        writer.WriteUInt64(CookieMask);
        MatchWire.Write(ref writer, Match);
    }

    private void WriteParameters10(ref WireWriter writer)
    {
        if (CookieMask != 0 || OutGroup != GroupNumber.Any)
        {
            throw writer.NotIn(CookieMask != 0 ? "cookie_mask" : "out_group");
        }
        MatchLayout10.Write(ref writer, Match);
        writer.WriteUInt8(TableId);
        writer.Skip(1);
        PortNumber16.Write(ref writer, OutPort, "out_port");
    }
}
