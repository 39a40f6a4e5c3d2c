using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>A property of the header that an encapsulation adds (ofp_ed_prop_header).</summary>
/// <param name="Class">Who defines it; 4 is NSH.</param>
/// <param name="Type">Its type; of NSH, 1: the type of metadata, 2: a TLV.</param>
/// <param name="Content">What follows the header, without padding.</param>
//  0 prop_class (2) | 2 type (1) | 3 length of everything (1) | content | padding to 8 bytes
public sealed record EncapProperty(ushort Class, byte Type, WireBytes Content) : IWireElement
{
    internal const ushort NshClass = 4;
    internal const byte NshMetadataType = 1;
    internal const byte NshTlvType = 2;
    private const int HeaderSize = 4;

    /// <summary>Writes the property with its padding.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(Class);
        writer.WriteUInt8(Type);
        writer.WriteUInt8((byte)writer.CheckBits((ulong)(HeaderSize + Content.Length), 8, "property.len"));
        writer.WriteBytes(Content);
        writer.Align(start, 8);
    }

    internal static EncapProperty Read(ref WireReader reader)
    {
        var propertyClass = reader.ReadUInt16("prop_class");
        var type = reader.ReadUInt8("type");
        var length = reader.ReadUInt8("len");
        var content = reader.Window(length - HeaderSize, "property");
        reader.Skip(Math.Min(reader.Remaining, WireMath.AlignUp(length, 8) - length), "property.pad");
        return new EncapProperty(propertyClass, type, content.ReadBytes(content.Remaining, "property"));
    }
}
