using Vlcp.Wire;

namespace Vlcp.OpenFlow.V14;

/// <summary>The property lists of 1.4: type (2), length without padding (2), content, padding to 8 bytes.</summary>
internal static class PropertyList
{
    public const int HeaderSize = 4;

    /// <summary>Takes the next property, or returns false at the end.</summary>
    public static bool TryRead(ref WireReader reader, out ushort type, out WireReader content)
    {
        if (reader.Remaining == 0)
        {
            type = 0;
            content = default;
            return false;
        }
        type = reader.ReadUInt16("property.type");
        var length = reader.ReadUInt16("property.length");
        if (length < HeaderSize)
        {
            throw reader.Error("property.length", $"{length} is less than {HeaderSize}");
        }
        content = reader.Window(length - HeaderSize, "property");
        reader.Skip(WireMath.AlignUp(length, 8) - length, "property.pad");
        return true;
    }

    public static void WriteHeader(ref WireWriter writer, ushort type, int contentSize)
    {
        writer.WriteUInt16(type);
        writer.WriteUInt16((ushort)(HeaderSize + contentSize));
    }
}
