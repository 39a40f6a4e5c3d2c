using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>A request of the peer.</summary>
/// <param name="Method">The method.</param>
/// <param name="Params">The <c>params</c> member as it came.</param>
public sealed record JsonRpcRequest(string Method, JsonElement Params);
