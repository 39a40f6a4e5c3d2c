using System.Net;
using System.Text.Json.Nodes;

namespace Vlcp.EndToEnd.Tests.Robustness;

/// <summary>What the web API answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON object.</param>
/// <param name="RetryAfter">When the call may be tried again, if the answer says so.</param>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonObject Body, TimeSpan? RetryAfter = null)
{
    /// <summary>The result of a call that succeeded.</summary>
    public JsonNode? Result => Status == HttpStatusCode.OK ? Body["result"] : throw new InvalidOperationException($"{(int)Status}: {Body.ToJsonString()}");
}
