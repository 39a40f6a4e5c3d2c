using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Looks the packet up in a table and comes back for the next action.</summary>
/// <param name="InPort">The port that the lookup takes for the packet's, as 16 bits; <see cref="SameInPort"/> keeps it.</param>
/// <param name="TableId">The table; <see cref="SameTable"/> is the table of this flow.</param>
public sealed record ResubmitAction(ushort InPort, byte TableId) : NiciraAction
{
    /// <summary>OFPP_IN_PORT as 16 bits.</summary>
    public const ushort SameInPort = 0xfff8;

    /// <summary>The table of the flow that has the action.</summary>
    public const byte SameTable = 0xff;

    /// <summary>Looks up in a table and keeps the port.</summary>
    /// <param name="tableId">The table.</param>
    public ResubmitAction(byte tableId)
        : this(SameInPort, tableId)
    {
    }

    /// <summary>True when the lookup takes the addresses and ports of the tracked connection's first packet for the packet's.</summary>
    public bool WithConnectionTuple { get; init; }

    internal override ushort WireSubtype => (ushort)(
        WithConnectionTuple ? NiciraActionType.ResubmitTableCt
        : TableId == SameTable ? NiciraActionType.Resubmit
        : NiciraActionType.ResubmitTable);

    internal static ResubmitAction ReadPayload(ref WireReader reader, NiciraActionType subtype)
    {
        var inPort = reader.ReadUInt16("in_port");
        var table = reader.ReadUInt8("table");
        reader.Skip(3, "pad");
        return new ResubmitAction(inPort, subtype == NiciraActionType.Resubmit ? SameTable : table)
        {
            WithConnectionTuple = subtype == NiciraActionType.ResubmitTableCt,
        };
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16(InPort);
        writer.WriteUInt8(TableId == SameTable && !WithConnectionTuple ? (byte)0 : TableId);
        writer.Skip(3);
    }
}
