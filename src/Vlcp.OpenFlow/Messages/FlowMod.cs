using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Adds, changes or deletes flows (1.3.5 section 7.3.4.1).</summary>
/// <param name="Command">What to do.</param>
/// <param name="TableId">The table; 0xff is every table when deleting.</param>
/// <param name="Match">The match.</param>
public sealed record FlowMod(FlowModCommand Command, byte TableId, Match Match) : OpenFlowMessage
{
    /// <summary>The table id for: all tables.</summary>
    public const byte AllTables = 0xff;

    /// <summary>The priority that Open vSwitch gives to flows without one.</summary>
    public const ushort DefaultPriority = 0x8000;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.FlowMod;

    /// <summary>The new flow's cookie; when changing or deleting, the cookie that flows must have under the mask.</summary>
    public ulong Cookie { get; init; }

    /// <summary>Which bits of the cookie restrict what is changed or deleted; 0 for none.</summary>
    public ulong CookieMask { get; init; }

    /// <summary>Seconds without packets until the flow is removed; 0 for never.</summary>
    public ushort IdleTimeout { get; init; }

    /// <summary>Seconds until the flow is removed; 0 for never.</summary>
    public ushort HardTimeout { get; init; }

    /// <summary>Higher goes first.</summary>
    public ushort Priority { get; init; } = DefaultPriority;

    /// <summary>A packet that the switch keeps and that goes through the new flow.</summary>
    public uint BufferId { get; init; } = PacketIn.NoBuffer;

    /// <summary>Deletes only flows with an output to this port.</summary>
    public uint OutPort { get; init; } = PortNumber.Any;

    /// <summary>Deletes only flows with an output to this group.</summary>
    public uint OutGroup { get; init; } = GroupNumber.Any;

    /// <summary>What else holds for the flow.</summary>
    public FlowFlags Flags { get; init; }

    /// <summary>What the switch evicts last; since 1.4, dropped on 1.3.</summary>
    public ushort Importance { get; init; }

    /// <summary>What the flow does.</summary>
    public WireList<OpenFlowInstruction> Instructions { get; init; }

    /// <summary>Adds a flow, in place of the one with the same table, priority and match.</summary>
    /// <param name="flow">The flow.</param>
    public static FlowMod Add(FlowEntry flow) => new(FlowModCommand.Add, flow.TableId, flow.Match)
    {
        Cookie = flow.Cookie,
        IdleTimeout = flow.IdleTimeout,
        HardTimeout = flow.HardTimeout,
        Priority = flow.Priority,
        Flags = flow.Flags,
        Importance = flow.Importance,
        Instructions = flow.Instructions,
    };

    /// <summary>Deletes the one flow with this table, priority and match.</summary>
    /// <param name="key">The flow's identity.</param>
    public static FlowMod Delete(FlowKey key) => new(FlowModCommand.DeleteStrict, key.TableId, key.Match) { Priority = key.Priority };

    internal static FlowMod ReadBody(ref WireReader reader)
    {
        if (reader.Version() == OpenFlowVersion.V10)
        {
            return FlowModLayout10.Read(ref reader);
        }
        var cookie = reader.ReadUInt64("cookie");
        var cookieMask = reader.ReadUInt64("cookie_mask");
        var tableId = reader.ReadUInt8("table_id");
        return new FlowMod((FlowModCommand)reader.ReadUInt8("command"), tableId, Match.Any)
        {
            Cookie = cookie,
            CookieMask = cookieMask,
            IdleTimeout = reader.ReadUInt16("idle_timeout"),
            HardTimeout = reader.ReadUInt16("hard_timeout"),
            Priority = reader.ReadUInt16("priority"),
            BufferId = reader.ReadUInt32("buffer_id"),
            OutPort = reader.ReadUInt32("out_port"),
            OutGroup = reader.ReadUInt32("out_group"),
            Flags = (FlowFlags)reader.ReadUInt16("flags"),
            Importance = reader.ReadUInt16("importance"),
            Match = MatchWire.Read(ref reader),
            Instructions = InstructionCatalog.ReadAll(ref reader),
        };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (version == OpenFlowVersion.V10)
        {
            FlowModLayout10.Write(ref writer, this);
            return;
        }
        writer.WriteUInt64(Cookie);
        writer.WriteUInt64(CookieMask);
        writer.WriteUInt8(TableId);
        writer.WriteUInt8((byte)Command);
        writer.WriteUInt16(IdleTimeout);
        writer.WriteUInt16(HardTimeout);
        writer.WriteUInt16(Priority);
        writer.WriteUInt32(BufferId);
        writer.WriteUInt32(OutPort);
        writer.WriteUInt32(OutGroup);
        writer.WriteUInt16((ushort)Flags);
        writer.WriteUInt16(version >= OpenFlowVersion.V14 ? Importance : (ushort)0);
        MatchWire.Write(ref writer, Match);
        WireLists.WriteAll(ref writer, Instructions);
    }
}
