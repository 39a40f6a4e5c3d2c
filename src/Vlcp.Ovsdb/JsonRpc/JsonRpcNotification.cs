using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>A notification of the peer: a request with a null id, which has no reply.</summary>
/// <param name="Method">The method.</param>
/// <param name="Params">The <c>params</c> member as it came.</param>
public sealed record JsonRpcNotification(string Method, JsonElement Params);
