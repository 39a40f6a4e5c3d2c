namespace Vlcp.Storage.Redis;

/// <summary>The server answered a command with an error.</summary>
/// <param name="message">The server's text: "WRONGTYPE Operation against a key ...".</param>
public sealed class RedisReplyException(string message) : Exception(message)
{
    /// <summary>The first word of the text, which tells the kind of error: <c>WRONGTYPE</c>.</summary>
    public string Code => Message.Split(' ', 2)[0];
}
