using Vlcp.Wire;

namespace Vlcp.OpenFlow;

/// <summary>Lists that fill the rest of a message or of an element.</summary>
internal static class WireLists
{
    public delegate T ElementReader<out T>(ref WireReader reader);

    public static WireList<T> ReadRest<T>(ref WireReader reader, string field, ElementReader<T> read)
    {
        if (reader.Remaining == 0)
        {
            return [];
        }
        var offset = reader.Offset;
        var first = read(ref reader);
        reader.ExpectProgress(offset, field);
        if (reader.Remaining == 0)
        {
            return new[] { first };
        }
        List<T> elements = [first];
        while (reader.Remaining > 0)
        {
            offset = reader.Offset;
            elements.Add(read(ref reader));
            reader.ExpectProgress(offset, field);
        }
        return elements.ToWireList();
    }

    public static void WriteAll<T>(ref WireWriter writer, WireList<T> elements)
        where T : IWireElement
    {
        foreach (var element in elements)
        {
            element.Write(ref writer);
        }
    }
}
