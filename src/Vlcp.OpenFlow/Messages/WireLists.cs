using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Lists that fill the rest of a message.</summary>
internal static class WireLists
{
    public delegate T ElementReader<out T>(ref WireReader reader);

    public static WireList<T> ReadRest<T>(ref WireReader reader, string field, ElementReader<T> read)
    {
        List<T> elements = [];
        while (reader.Remaining > 0)
        {
            var offset = reader.Offset;
            elements.Add(read(ref reader));
            reader.ExpectProgress(offset, field);
        }
        return elements.ToWireList();
    }

    public static void WriteAll<T>(ref WireWriter writer, WireList<T> elements)
        where T : IWireStruct<T>
    {
        foreach (var element in elements)
        {
            element.Write(ref writer);
        }
    }

    public static int SizeOf<T>(WireList<T> elements)
        where T : IWireStruct<T>
    {
        var size = 0;
        foreach (var element in elements)
        {
            size += element.WireSize;
        }
        return size;
    }
}
