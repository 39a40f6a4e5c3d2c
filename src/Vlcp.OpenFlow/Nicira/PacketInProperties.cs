using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>What <see cref="NiciraPacketIn2"/> tells about a packet (nx_packet_in2_prop_type); what is null was not told.</summary>
public sealed record PacketInProperties
{
    private const ushort PacketProperty = 0;
    private const ushort FullLengthProperty = 1;
    private const ushort BufferProperty = 2;
    private const ushort TableProperty = 3;
    private const ushort CookieProperty = 4;
    private const ushort ReasonProperty = 5;
    private const ushort MetadataProperty = 6;
    private const ushort UserDataProperty = 7;

    /// <summary>The packet, or its beginning.</summary>
    public WireBytes Packet { get; init; }

    /// <summary>The whole packet's length when it is not all there.</summary>
    public uint? FullLength { get; init; }

    /// <summary>Where the switch keeps the packet.</summary>
    public uint? BufferId { get; init; }

    /// <summary>The table of the flow that sent it.</summary>
    public byte? TableId { get; init; }

    /// <summary>The cookie of that flow.</summary>
    public ulong? Cookie { get; init; }

    /// <summary>Why it was sent.</summary>
    public PacketInReason? Reason { get; init; }

    /// <summary>in_port, and metadata, registers and tunnel fields that are not 0.</summary>
    public Match? Metadata { get; init; }

    /// <summary>The bytes of the controller action.</summary>
    public WireBytes? UserData { get; init; }

    /// <summary>What else there is; number 8 is what the switch needs to resume.</summary>
    public WireList<UnknownProperty> Others { get; init; } = [];

    internal static PacketInProperties Read(ref WireReader reader)
    {
        var properties = new PacketInProperties();
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            properties = properties.With(type, ref content, others);
        }
        return others.Count == 0 ? properties : properties with { Others = others.ToWireList() };
    }

    internal void Write(ref WireWriter writer)
    {
        // In the order in which Open vSwitch writes them.
        if (Packet.Length > 0)
        {
            new UnknownProperty(PacketProperty, Packet).Write(ref writer);
        }
        WriteNumber(ref writer, FullLengthProperty, FullLength);
        WriteNumber(ref writer, BufferProperty, BufferId);
        WriteByte(ref writer, TableProperty, TableId);
        if (Cookie is { } cookie)
        {
            var start = PropertyList.Begin(ref writer, CookieProperty);
            writer.Skip(4);
            writer.WriteUInt64(cookie);
            PropertyList.End(ref writer, start);
        }
        WriteByte(ref writer, ReasonProperty, (byte?)Reason);
        if (Metadata is { } metadata)
        {
            var start = PropertyList.Begin(ref writer, MetadataProperty);
            MatchWire.WriteFields(ref writer, metadata, static field => field.SubfieldId);
            PropertyList.End(ref writer, start);
        }
        WireLists.WriteAll(ref writer, Others);
        if (UserData is { } data)
        {
            new UnknownProperty(UserDataProperty, data).Write(ref writer);
        }
    }

    private static void WriteNumber(ref WireWriter writer, ushort type, uint? value)
    {
        if (value is { } number)
        {
            var start = PropertyList.Begin(ref writer, type);
            writer.WriteUInt32(number);
            PropertyList.End(ref writer, start);
        }
    }

    private static void WriteByte(ref WireWriter writer, ushort type, byte? value)
    {
        if (value is { } number)
        {
            var start = PropertyList.Begin(ref writer, type);
            writer.WriteUInt8(number);
            PropertyList.End(ref writer, start);
        }
    }

    private static ulong ReadCookie(ref WireReader content)
    {
        content.Skip(4, "pad");
        return content.ReadUInt64("cookie");
    }

    private PacketInProperties With(ushort type, ref WireReader content, List<UnknownProperty> others)
    {
        switch (type)
        {
            case PacketProperty: return this with { Packet = content.ReadBytes(content.Remaining, "packet") };
            case FullLengthProperty: return this with { FullLength = content.ReadUInt32("full_len") };
            case BufferProperty: return this with { BufferId = content.ReadUInt32("buffer_id") };
            case TableProperty: return this with { TableId = content.ReadUInt8("table_id") };
            case CookieProperty: return this with { Cookie = ReadCookie(ref content) };
            case ReasonProperty: return this with { Reason = (PacketInReason)content.ReadUInt8("reason") };
            case MetadataProperty: return this with { Metadata = MatchWire.ReadFields(ref content) };
            case UserDataProperty: return this with { UserData = content.ReadBytes(content.Remaining, "userdata") };
            default:
                others.Add(UnknownProperty.Read(type, ref content));
                return this;
        }
    }
}
