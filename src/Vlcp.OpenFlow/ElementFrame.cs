using Vlcp.Wire;

namespace Vlcp.OpenFlow;

/// <summary>What actions and instructions have in common: type (2), length of everything (2), content, a whole number of 8 bytes.</summary>
internal static class ElementFrame
{
    private const int HeaderSize = 4;
    private const int MinimalLength = 8;
    private const int Alignment = 8;

    /// <summary>Takes the next element.</summary>
    /// <returns>Its content.</returns>
    public static WireReader Read(ref WireReader reader, string what, out ushort type)
    {
        type = reader.ReadUInt16(what);
        var length = reader.ReadUInt16(what);
        if (length < MinimalLength || length % Alignment != 0)
        {
            throw reader.Error(what, $"length {length} is not a multiple of 8 that is at least 8", back: 2);
        }
        return reader.Window(length - HeaderSize, what);
    }

    /// <summary>Fills up the element that began at a position to whole 8 bytes, and writes its length into its header.</summary>
    public static void End(ref WireWriter writer, int start, string what)
    {
        writer.Align(start, Alignment);
        writer.PatchUInt16(start + 2, writer.Position - start, what);
    }
}
