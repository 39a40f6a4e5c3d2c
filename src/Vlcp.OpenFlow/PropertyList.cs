using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow;

/// <summary>The property lists of 1.4 and later: type (2), length without padding (2), content, padding to 8 bytes.</summary>
internal static class PropertyList
{
    public const int HeaderSize = 4;

    /// <summary>Takes the next property, or returns false at the end.</summary>
    public static bool TryRead(ref WireReader reader, out ushort type, out WireReader content) =>
        TryRead(ref reader, reader.Offset, out type, out content);

    /// <summary>Takes the next property of a list that is filled up to whole 8 bytes from an offset in the message.</summary>
    public static bool TryRead(ref WireReader reader, int origin, out ushort type, out WireReader content)
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
        // Some switches leave the last padding out.
        var end = reader.Offset - origin;
        reader.Skip(Math.Min(reader.Remaining, WireMath.AlignUp(end, 8) - end), "property.pad");
        return true;
    }

    public static WireList<UnknownProperty> ReadUnknown(ref WireReader reader)
    {
        List<UnknownProperty> properties = [];
        while (TryRead(ref reader, out var type, out var content))
        {
            properties.Add(UnknownProperty.Read(type, ref content));
        }
        return properties.ToWireList();
    }

    /// <summary>Starts a property.</summary>
    /// <returns>Where it starts, which its end needs.</returns>
    public static int Begin(ref WireWriter writer, ushort type)
    {
        var start = writer.Position;
        writer.WriteUInt16(type);
        writer.WriteUInt16(0);
        return start;
    }

    /// <summary>Writes the property's length and fills it up to whole 8 bytes.</summary>
    public static void End(ref WireWriter writer, int start) => End(ref writer, start, start);

    /// <summary>Writes the property's length and fills it up to whole 8 bytes from a place in the message.</summary>
    public static void End(ref WireWriter writer, int start, int origin)
    {
        writer.PatchUInt16(start + 2, writer.Position - start, "property.length");
        writer.Align(origin, 8);
    }
}
