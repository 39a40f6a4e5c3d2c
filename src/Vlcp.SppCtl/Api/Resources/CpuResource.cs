using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Vlcp.SppCtl.Host;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Replies;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/cpu_usage and /v1/cpu_layout: which cores there are, and who runs on them.</summary>
internal static class CpuResource
{
    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/cpu_usage", "The cores that each process occupies.", UsageAsync) { Response = "CpuUsage" },
        new(HttpMethods.Get, "/v1/cpu_layout", "Sockets, cores and logical cores of this host; 204 if the host does not tell.", LayoutAsync) { Response = "CpuLayout", MayHaveNothing = true },
    ];

    private static async Task UsageAsync(ApiCall call)
    {
        var usages = await Task.WhenAll(call.Registry.All.Select(process => UsageOfAsync(call, process)));
        await call.WriteAsync(json =>
        {
            json.WriteStartArray();
            foreach (var usage in usages.OfType<CoreUsage>())
            {
                usage.Write(json);
            }

            json.WriteEndArray();
        });
    }

    // One process that fails must not hide the others; it is removed anyway.
    private static async Task<CoreUsage?> UsageOfAsync(ApiCall call, SppProcess process)
    {
        try
        {
            return CoreUsage.Read(process.Identity, await call.AskAsync(process, "status"));
        }
        catch (Exception failure) when (failure is ProcessFailedException or CommandRefusedException)
        {
            return null;
        }
    }

    private static Task LayoutAsync(ApiCall call)
    {
        var sockets = CpuLayout.Read(CpuLayout.Directory);
        if (sockets.Count > 0)
        {
            return call.WriteAsync(json => Write(json, sockets));
        }

        call.WriteNothing();
        return Task.CompletedTask;
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<CpuSocket> sockets)
    {
        json.WriteStartArray();
        foreach (var socket in sockets)
        {
            json.WriteStartObject();
            json.WriteNumber("socket_id", socket.Id);
            json.WriteStartArray("cores");
            foreach (var core in socket.Cores)
            {
                json.WriteStartObject();
                json.WriteNumber("core_id", core.Id);
                json.WriteStartArray("lcores");
                foreach (var lcore in core.Lcores)
                {
                    json.WriteNumberValue(lcore);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
