using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_CT_FLUSH: forgets the connections that fit a description.</summary>
/// <param name="Protocol">The IP protocol, or 0.</param>
//  16 ip_proto (1) | 24 properties
public sealed record NiciraCtFlush(byte Protocol = 0) : NiciraMessage
{
    private const ushort OriginalProperty = 0;
    private const ushort ReplyProperty = 1;
    private const ushort ZoneProperty = 2;

    /// <summary>The first direction, or null for any.</summary>
    public CtTuple? Original { get; init; }

    /// <summary>The direction of the answers, or null for any.</summary>
    public CtTuple? Reply { get; init; }

    /// <summary>The zone, or null for all.</summary>
    public ushort? Zone { get; init; }

    /// <summary>What else is said, kept as bytes.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];

    internal override NiciraMessageType Subtype => NiciraMessageType.CtFlush;

    internal static NiciraCtFlush ReadPayload(ref WireReader reader)
    {
        var flush = new NiciraCtFlush(reader.ReadUInt8("ip_proto"));
        reader.Skip(7, "zero");
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            switch (type)
            {
                case OriginalProperty:
                    flush = flush with { Original = CtTuple.Read(ref content) };
                    break;
                case ReplyProperty:
                    flush = flush with { Reply = CtTuple.Read(ref content) };
                    break;
                case ZoneProperty:
                    flush = flush with { Zone = content.ReadUInt16("zone") };
                    break;
                default:
                    others.Add(UnknownProperty.Read(type, ref content));
                    break;
            }
        }
        return others.Count == 0 ? flush : flush with { OtherProperties = others.ToWireList() };
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt8(Protocol);
        writer.Skip(7);
        WriteTuple(ref writer, OriginalProperty, Original);
        WriteTuple(ref writer, ReplyProperty, Reply);
        if (Zone is { } zone)
        {
            var start = PropertyList.Begin(ref writer, ZoneProperty);
            writer.WriteUInt16(zone);
            writer.Skip(2);
            PropertyList.End(ref writer, start);
        }
        WireLists.WriteAll(ref writer, OtherProperties);
    }

    private static void WriteTuple(ref WireWriter writer, ushort type, CtTuple? tuple)
    {
        if (tuple is not null)
        {
            var start = PropertyList.Begin(ref writer, type);
            tuple.Write(ref writer);
            PropertyList.End(ref writer, start);
        }
    }
}
