using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/processes: who is connected. No process is asked: one that dies is removed at once.</summary>
internal static class ProcessesResource
{
    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/processes", "The processes that are connected, in the order in which they first came.", GetAsync) { Response = "Processes" },
    ];

    private static Task GetAsync(ApiCall call) => call.WriteAsync(json => Write(json, call));

    private static void Write(Utf8JsonWriter json, ApiCall call)
    {
        json.WriteStartArray();
        foreach (var process in call.Registry.All)
        {
            json.WriteStartObject();
            json.WriteString("type", process.Identity.TypeName);
            if (process.Identity.ClientId is { } id)
            {
                json.WriteNumber("client-id", id);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
