using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Jute;

/// <summary>A Jute <c>vector</c>: the number of its elements (4 bytes, big endian; -1 for null, read as empty), then the elements.</summary>
/// <param name="Items">The elements.</param>
internal readonly record struct JuteVector<T>(WireList<T> Items) : IWireStruct<JuteVector<T>>
    where T : IWireStruct<T>
{
    private const string Field = "vector";

    public int WireSize
    {
        get
        {
            var size = 4;
            foreach (var item in Items)
            {
                size += item.WireSize;
            }

            return size;
        }
    }

    public static implicit operator JuteVector<T>(T[] items) => new(items);

    public static JuteVector<T> Read(ref WireReader reader)
    {
        var count = reader.ReadInt32(Field);
        if (count < -1)
        {
            throw reader.Error(Field, $"{count} elements", 4);
        }

        // Every element takes at least one byte, so a count from a bad peer can't make the list larger than the message.
        var items = new List<T>(Math.Min(Math.Max(count, 0), reader.Remaining));
        for (var i = 0; i < count; i++)
        {
            var before = reader.Offset;
            items.Add(T.Read(ref reader));
            reader.ExpectProgress(before, Field);
        }

        return new JuteVector<T>(items.ToArray());
    }

    public void Write(ref WireWriter writer)
    {
        writer.WriteInt32(Items.Count);
        foreach (var item in Items)
        {
            item.Write(ref writer);
        }
    }
}
