using System.Text;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Jute;

/// <summary>A Jute <c>ustring</c>: the number of its bytes (4 bytes, big endian; -1 for null), then UTF-8.</summary>
/// <param name="Value">The text, or null.</param>
internal readonly record struct JuteString(string? Value) : IWireStruct<JuteString>
{
    private const string Field = "ustring";

    public int WireSize => 4 + (Value is null ? 0 : Encoding.UTF8.GetByteCount(Value));

    public static implicit operator JuteString(string? value) => new(value);

    public static JuteString Read(ref WireReader reader)
    {
        var length = reader.ReadInt32(Field);
        return length == -1 ? default : new JuteString(Encoding.UTF8.GetString(reader.ReadBytes(length, Field)));
    }

    public void Write(ref WireWriter writer)
    {
        writer.WriteInt32(Value is null ? -1 : Encoding.UTF8.GetByteCount(Value));
        writer.WriteText(Value ?? "");
    }

    public override string ToString() => Value ?? "null";
}
