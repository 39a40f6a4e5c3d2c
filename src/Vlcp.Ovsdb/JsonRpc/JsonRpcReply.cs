using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>Our answer to a request of the peer.</summary>
public sealed class JsonRpcReply
{
    private JsonRpcReply(Action<Utf8JsonWriter>? result, string? error)
    {
        WriteResult = result;
        Error = error;
    }

    internal Action<Utf8JsonWriter>? WriteResult { get; }

    internal string? Error { get; }

    /// <summary>Success.</summary>
    /// <param name="writeResult">Writes exactly one JSON value.</param>
    public static JsonRpcReply Result(Action<Utf8JsonWriter> writeResult) => new(writeResult, null);

    /// <summary>Success.</summary>
    /// <param name="result">The result.</param>
    public static JsonRpcReply Result(JsonElement result) => new(result.WriteTo, null);

    /// <summary>Failure.</summary>
    /// <param name="error">The text for the peer.</param>
    public static JsonRpcReply Failure(string error) => new(null, error);

    /// <summary>What is answered to a method that we do not know.</summary>
    public static JsonRpcReply NotSupported { get; } = Failure("method is not supported");
}
