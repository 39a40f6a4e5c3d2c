using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The number of a field as table features name it.</summary>
/// <param name="Header">The 32-bit OXM header: class, field number, mask bit, length.</param>
/// <param name="Experimenter">The experimenter when the class is 0xffff, otherwise null.</param>
public sealed record FieldId(uint Header, uint? Experimenter = null) : IWireElement
{
    /// <summary>The field, or null when it is not described.</summary>
    public OxmField? Field =>
        OxmCatalog.Find(new OxmId((ushort)(Header >> 16), (byte)(Header >> 9 & 0x7f), Experimenter ?? 0));

    /// <summary>Writes the number.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        writer.WriteUInt32(Header);
        if (Experimenter is { } experimenter)
        {
            writer.WriteUInt32(experimenter);
        }
    }

    internal static FieldId Read(ref WireReader reader)
    {
        var header = reader.ReadUInt32("oxm_id");
        return new FieldId(header, header >> 16 == OxmId.ExperimenterClass ? reader.ReadUInt32("oxm_experimenter") : null);
    }
}
