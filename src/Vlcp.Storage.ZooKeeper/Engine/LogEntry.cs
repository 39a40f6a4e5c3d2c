using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>What a commit leaves in the log: who made it, so that a lost answer can be found again, and the keys that it wrote.</summary>
[WireStruct]
internal sealed partial record LogEntry
{
    /// <summary>The mark of one attempt to commit; no other has it.</summary>
    [FixedBytes(16)]
    public WireBytes Writer { get; init; }

    public JuteVector<LoggedKey> Keys { get; init; }

    /// <exception cref="StoreFormatException">The data is no log entry.</exception>
    public static LogEntry FromData(ReadOnlyMemory<byte> data, string path)
    {
        try
        {
            return FromBytes(NodeValue.Decode(data, path).Span);
        }
        catch (Exception error) when (error is WireFormatException or IndexOutOfRangeException)
        {
            throw new StoreFormatException($"Node '{path}' is no entry of a log: {error.Message}", error);
        }
    }

    /// <summary>The keys, each once.</summary>
    public IEnumerable<string> WrittenKeys() => ((IEnumerable<LoggedKey>)Keys.Items).Select(key => key.Key.Value!);

    public ReadOnlyMemory<byte> ToData() => NodeValue.Encode(this.ToBytes(), deflate: true);
}
