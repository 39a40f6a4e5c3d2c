using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>The peer answered a request with an error.</summary>
public sealed class JsonRpcErrorException : JsonRpcException
{
    /// <summary>Makes one.</summary>
    /// <param name="method">The method that was requested.</param>
    /// <param name="error">The error member of the reply.</param>
    /// <param name="result">The result member, usually null.</param>
    public JsonRpcErrorException(string method, JsonElement error, JsonElement result)
        : base($"'{method}' was answered with an error: {error.GetRawText()}")
    {
        Method = method;
        Error = error;
        Result = result;
    }

    /// <summary>The method that was requested.</summary>
    public string Method { get; }

    /// <summary>The error member of the reply.</summary>
    public JsonElement Error { get; }

    /// <summary>The result member of the reply.</summary>
    public JsonElement Result { get; }
}
