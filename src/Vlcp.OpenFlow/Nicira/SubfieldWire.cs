using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>How Nicira's actions write a part of a field: a field header, and offset and width apart or packed into 16 bits.</summary>
internal static class SubfieldWire
{
    public const int HeaderSize = 4;

    public static ushort PackRange(Subfield subfield) => (ushort)(subfield.Offset << 6 | (subfield.Bits - 1));

    public static Subfield FromRange(scoped in WireReader reader, OxmField field, ushort range) =>
        Make(reader, field, range >> 6, (range & 0x3f) + 1);

    public static void WriteHeader(ref WireWriter writer, OxmField field) =>
        OxmWire.WriteHeader(ref writer, field, field.SubfieldId, false);

    public static OxmField ReadHeader(ref WireReader reader) => OxmWire.ReadHeader(ref reader, out _);

    public static Subfield Make(scoped in WireReader reader, OxmField field, int offset, int bits) =>
        bits >= 1 && offset + bits <= field.Bits
            ? new Subfield(field, offset, bits)
            : throw reader.Error(field.Name, $"{bits} bits from {offset} lie outside the field's {field.Bits}");
}
