using Vlcp.Wire;

namespace Vlcp.OpenFlow.Oxm;

/// <summary>The type-length-value form of match fields: class (16 bits), number (7), has-mask (1), length of what follows (8).</summary>
internal static class OxmWire
{
    private const int ExperimenterSize = 4;
    private const int MaxKnownBytes = 16;

    public static void Write(ref WireWriter writer, MatchField condition, OxmId id) => Write(ref writer, condition, id, !condition.IsExact);

    /// <summary>Writes a condition of a match.</summary>
    public static void WriteCondition(ref WireWriter writer, MatchField condition, OxmId id) =>
        Write(ref writer, condition, id, !condition.IsExact || condition.Field.IsAlwaysMasked);

    private static void Write(ref WireWriter writer, MatchField condition, OxmId id, bool hasMask)
    {
        WriteHeader(ref writer, condition.Field, id, hasMask);
        WriteNumber(ref writer, condition.Value, condition.Field.Bytes);
        if (hasMask)
        {
            WriteNumber(ref writer, condition.Mask, condition.Field.Bytes);
        }
    }

    public static void WriteHeader(ref WireWriter writer, OxmField field, OxmId id, bool hasMask)
    {
        var payload = (field.Bytes * (hasMask ? 2 : 1)) + (id.HasExperimenter ? ExperimenterSize : 0);
        writer.WriteUInt16(id.Class);
        writer.WriteUInt8((byte)(id.Number << 1 | (hasMask ? 1 : 0)));
        writer.WriteUInt8((byte)payload);
        if (id.HasExperimenter)
        {
            writer.WriteUInt32(id.Experimenter);
        }
    }

    public static void WriteNumber(ref WireWriter writer, UInt128 number, int bytes)
    {
        Span<byte> buffer = stackalloc byte[MaxKnownBytes];
        BigEndianNumber.Write(number, buffer[..bytes]);
        writer.WriteBytes(buffer[..bytes]);
    }

    public static UInt128 ReadNumber(ref WireReader reader, int bytes, string field) =>
        BigEndianNumber.Read(reader.ReadBytes(bytes, field));

    /// <summary>Reads a header alone, as register moves carry it.</summary>
    public static OxmField ReadHeader(ref WireReader reader, out bool hasMask)
    {
        var header = reader.ReadUInt32("oxm_header");
        return ReadHeader(ref reader, header, out hasMask)
            ?? throw reader.Error("oxm_header", $"field 0x{header:x8} is wider than {MaxKnownBytes} bytes or its length is wrong");
    }

    /// <summary>Reads a condition, or keeps it as bytes when the field is wider than this program handles.</summary>
    public static MatchField? Read(ref WireReader reader, out UnknownOxm? unknown)
    {
        var header = reader.ReadUInt32("oxm_header");
        var payload = reader.Window(header & 0xff, "oxm_payload");
        var whole = payload;
        unknown = null;
        if (ReadHeader(ref payload, header, out var hasMask) is not { } field)
        {
            unknown = new UnknownOxm(header, whole.ReadBytes(whole.Remaining, "oxm_payload"));
            return null;
        }
        var value = ReadNumber(ref payload, field.Bytes, field.Name);
        var mask = hasMask ? ReadNumber(ref payload, field.Bytes, field.Name) : field.AllOnes;
        payload.ExpectEnd(field.Name);
        return Condition(reader, field, value, mask);
    }

    private static MatchField Condition(scoped in WireReader reader, OxmField field, UInt128 value, UInt128 mask)
    {
        try
        {
            // Masks of narrow fields may have ones in the bits that the field does not use.
            return new MatchField(field, value, mask == BytesOfOnes(field.Bytes) ? field.AllOnes : mask);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw reader.Error(field.Name, e.Message);
        }
    }

    private static UInt128 BytesOfOnes(int bytes) => bytes == MaxKnownBytes ? UInt128.MaxValue : (UInt128.One << (8 * bytes)) - 1;

    private static OxmField? ReadHeader(ref WireReader reader, uint header, out bool hasMask)
    {
        hasMask = (header & 0x100) != 0;
        var length = (int)(header & 0xff);
        var oxmClass = (ushort)(header >> 16);
        uint experimenter = 0;
        if (oxmClass == OxmId.ExperimenterClass)
        {
            experimenter = reader.ReadUInt32("oxm_experimenter");
            length -= ExperimenterSize;
        }
        var id = new OxmId(oxmClass, (byte)((header >> 9) & 0x7f), experimenter);
        var bytes = hasMask ? length / 2 : length;
        if (bytes <= 0 || bytes > MaxKnownBytes || (hasMask && (length & 1) != 0))
        {
            return null;
        }
        return OxmCatalog.Find(id) is { } known && known.Bytes == bytes ? known
            : NxmFields.TunnelMetadata(id, bytes) ?? OxmField.Undescribed(id, bytes);
    }
}
