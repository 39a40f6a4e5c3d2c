using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Jute;

/// <summary>A Jute <c>buffer</c>: the number of its bytes (4 bytes, big endian; -1 for null), then the bytes. Compares by value.</summary>
internal readonly struct JuteBuffer : IWireStruct<JuteBuffer>, IEquatable<JuteBuffer>
{
    private const string Field = "buffer";

    private readonly bool _hasValue;

    /// <summary>A buffer that is there, maybe empty. The bytes are not copied.</summary>
    public JuteBuffer(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        _hasValue = true;
    }

    /// <summary>The bytes; none for null.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public bool IsNull => !_hasValue;

    public int WireSize => 4 + Bytes.Length;

    public static implicit operator JuteBuffer(ReadOnlyMemory<byte> bytes) => new(bytes);

    public static implicit operator JuteBuffer(byte[] bytes) => new(bytes);

    public static JuteBuffer Read(ref WireReader reader)
    {
        var length = reader.ReadInt32(Field);
        return length == -1 ? default : new JuteBuffer(reader.ReadBytes(length, Field).ToArray());
    }

    public void Write(ref WireWriter writer)
    {
        writer.WriteInt32(IsNull ? -1 : Bytes.Length);
        writer.WriteBytes(Bytes.Span);
    }

    public bool Equals(JuteBuffer other) => _hasValue == other._hasValue && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override bool Equals(object? obj) => obj is JuteBuffer other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    public override string ToString() => IsNull ? "null" : $"{Bytes.Length} bytes";
}
