using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Makes or refreshes a flow from the packet, without the controller.</summary>
/// <param name="TableId">The new flow's table.</param>
/// <param name="Specs">What the new flow matches and does.</param>
public sealed record LearnAction(byte TableId, WireList<LearnSpec> Specs) : NiciraAction
{
    /// <summary>The new flow's priority.</summary>
    public ushort Priority { get; init; } = 0x8000;

    /// <summary>The new flow's idle time-out in seconds; 0 for none.</summary>
    public ushort IdleTimeout { get; init; }

    /// <summary>The new flow's hard time-out in seconds; 0 for none.</summary>
    public ushort HardTimeout { get; init; }

    /// <summary>The new flow's cookie.</summary>
    public ulong Cookie { get; init; }

    /// <summary>What else holds for the new flow.</summary>
    public LearnFlags Flags { get; init; }

    /// <summary>The idle time-out after a TCP FIN or RST, in seconds; 0 for none.</summary>
    public ushort FinIdleTimeout { get; init; }

    /// <summary>The hard time-out after a TCP FIN or RST, in seconds; 0 for none.</summary>
    public ushort FinHardTimeout { get; init; }

    /// <summary>How many flows may be learned, 0 for any number. Open vSwitch 2.8 or later.</summary>
    public uint Limit { get; init; }

    /// <summary>The bit that tells whether the flow was learned, or null.</summary>
    public Subfield? Result { get; init; }

    internal override ushort WireSubtype => (ushort)(IsSecondForm ? NiciraActionType.Learn2 : NiciraActionType.Learn);

    private bool IsSecondForm => Limit != 0 || Result is not null;

    internal static LearnAction ReadPayload(ref WireReader reader, bool isSecond)
    {
        var idle = reader.ReadUInt16("idle_timeout");
        var hard = reader.ReadUInt16("hard_timeout");
        var priority = reader.ReadUInt16("priority");
        var cookie = reader.ReadUInt64("cookie");
        var flags = (LearnFlags)reader.ReadUInt16("flags");
        var table = reader.ReadUInt8("table_id");
        reader.Skip(1, "pad");
        var action = new LearnAction(table, [])
        {
            IdleTimeout = idle,
            HardTimeout = hard,
            Priority = priority,
            Cookie = cookie,
            Flags = flags,
            FinIdleTimeout = reader.ReadUInt16("fin_idle_timeout"),
            FinHardTimeout = reader.ReadUInt16("fin_hard_timeout"),
        };
        action = isSecond ? action.WithLimit(ref reader) : action;
        return action with { Specs = ReadSpecs(ref reader) };
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16(IdleTimeout);
        writer.WriteUInt16(HardTimeout);
        writer.WriteUInt16(Priority);
        writer.WriteUInt64(Cookie);
        writer.WriteUInt16((ushort)(Result is not null ? Flags | LearnFlags.WriteResult : IsSecondForm ? Flags & ~LearnFlags.WriteResult : Flags));
        writer.WriteUInt8(TableId);
        writer.Skip(1);
        writer.WriteUInt16(FinIdleTimeout);
        writer.WriteUInt16(FinHardTimeout);
        if (IsSecondForm)
        {
            WriteLimit(ref writer);
        }
        foreach (var spec in Specs)
        {
            spec.Write(ref writer);
        }
    }

    private static WireList<LearnSpec> ReadSpecs(ref WireReader reader)
    {
        List<LearnSpec> specs = [];
        while (reader.Remaining >= 2 && LearnSpec.Read(ref reader) is { } spec)
        {
            specs.Add(spec);
        }
        reader.Skip(reader.Remaining, "pad");
        return specs.ToWireList();
    }

    private LearnAction WithLimit(ref WireReader reader)
    {
        var limit = reader.ReadUInt32("limit");
        var offset = reader.ReadUInt16("result_dst_ofs");
        reader.Skip(2, "pad");
        if (!Flags.HasFlag(LearnFlags.WriteResult))
        {
            return this with { Limit = limit };
        }
        var field = SubfieldWire.ReadHeader(ref reader);
        return this with { Limit = limit, Result = SubfieldWire.Make(reader, field, offset, 1) };
    }

    private void WriteLimit(ref WireWriter writer)
    {
        writer.WriteUInt32(Limit);
        writer.WriteUInt16((ushort)(Result?.Offset ?? 0));
        writer.Skip(2);
        if (Result is { } result)
        {
            SubfieldWire.WriteHeader(ref writer, result.Field);
        }
    }
}
