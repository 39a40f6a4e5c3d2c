namespace Vlcp.Storage.Redis;

/// <summary>What a subscriber hears: a message, or (with a null channel) that messages may have been missed.</summary>
/// <param name="Channel">The channel that it was published on; null for the marker that a connection was made: whatever was published
/// before it was not heard.</param>
/// <param name="Payload">The message.</param>
public readonly record struct RedisMessage(string? Channel, ReadOnlyMemory<byte> Payload)
{
    /// <summary>True for the marker.</summary>
    public bool IsConnected => Channel is null;
}
