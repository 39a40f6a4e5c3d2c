using Vlcp.Wire;

namespace Vlcp.OpenFlow.Oxs;

/// <summary>The statistics of a flow as 1.5 tells them, each only when the switch has it (ofp_stats, OXS, 1.5.1 section 7.2.4).</summary>
//  0 reserved (2) | 2 length without padding (2) | 4 fields | padding to 8 bytes
public sealed record FlowCounters
{
    private const ushort BasicClass = 0x8002;
    private const int HeaderSize = 4;
    private const int FieldDuration = 0;
    private const int FieldIdleTime = 1;
    private const int FieldFlowCount = 3;
    private const int FieldPacketCount = 4;
    private const int FieldByteCount = 5;

    /// <summary>How long the flow lives: seconds (upper 32 bits) and nanoseconds.</summary>
    public ulong? Duration { get; init; }

    /// <summary>How long it has not been used: seconds (upper 32 bits) and nanoseconds.</summary>
    public ulong? IdleTime { get; init; }

    /// <summary>How many flows, for sums.</summary>
    public uint? FlowCount { get; init; }

    /// <summary>Packets.</summary>
    public ulong? PacketCount { get; init; }

    /// <summary>Bytes.</summary>
    public ulong? ByteCount { get; init; }

    /// <summary>What else there was.</summary>
    public WireList<OxsField> Unknown { get; init; } = [];

    internal static FlowCounters Read(ref WireReader reader)
    {
        reader.Skip(2, "stats.reserved");
        var length = reader.ReadUInt16("stats.length");
        if (length < HeaderSize)
        {
            throw reader.Error("stats.length", $"{length} is less than {HeaderSize}");
        }
        var fields = reader.Window(length - HeaderSize, "stats");
        reader.Skip(WireMath.AlignUp(length, 8) - length, "stats.pad");
        var counters = new FlowCounters();
        List<OxsField> unknown = [];
        while (fields.Remaining > 0)
        {
            var header = fields.ReadUInt32("oxs_header");
            var payload = fields.Window(header & 0xff, "oxs");
            counters = counters.With(header, ref payload, unknown);
        }
        return unknown.Count == 0 ? counters : counters with { Unknown = unknown.ToWireList() };
    }

    internal void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt32(0);
        Write(ref writer, FieldDuration, Duration);
        Write(ref writer, FieldIdleTime, IdleTime);
        Write(ref writer, FieldPacketCount, PacketCount);
        Write(ref writer, FieldByteCount, ByteCount);
        if (FlowCount is { } flows)
        {
            WriteHeader(ref writer, FieldFlowCount, 4);
            writer.WriteUInt32(flows);
        }
        foreach (var field in Unknown)
        {
            writer.WriteUInt32(field.Header);
            writer.WriteBytes(field.Payload);
        }
        writer.PatchUInt16(start + 2, writer.Position - start, "stats.length");
        writer.Align(start, 8);
    }

    private static void Write(ref WireWriter writer, int number, ulong? value)
    {
        if (value is { } counter)
        {
            WriteHeader(ref writer, number, 8);
            writer.WriteUInt64(counter);
        }
    }

    private static void WriteHeader(ref WireWriter writer, int number, int length) =>
        writer.WriteUInt32((uint)BasicClass << 16 | (uint)number << 9 | (uint)length);

    private FlowCounters With(uint header, ref WireReader payload, List<OxsField> unknown)
    {
        switch ((header >> 16, header >> 9 & 0x7f, payload.Remaining))
        {
            case (BasicClass, FieldDuration, 8): return this with { Duration = payload.ReadUInt64("duration") };
            case (BasicClass, FieldIdleTime, 8): return this with { IdleTime = payload.ReadUInt64("idle_time") };
            case (BasicClass, FieldFlowCount, 4): return this with { FlowCount = payload.ReadUInt32("flow_count") };
            case (BasicClass, FieldPacketCount, 8): return this with { PacketCount = payload.ReadUInt64("packet_count") };
            case (BasicClass, FieldByteCount, 8): return this with { ByteCount = payload.ReadUInt64("byte_count") };
            default:
                unknown.Add(new OxsField(header, payload.ReadBytes(payload.Remaining, "oxs")));
                return this;
        }
    }
}
