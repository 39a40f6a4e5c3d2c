using Microsoft.AspNetCore.Http;
using Vlcp.Apps.Datapaths;
using Vlcp.Apps.Topology;
using Vlcp.Apps.Web;

namespace Vlcp.Apps.Bundled.TopologyPages;

/// <summary>The topology over HTTP: <c>/v1.0/topology/switches</c>, <c>/links</c> and <c>/hosts</c>, each also with <c>/{dpid}</c> (16 hexadecimal
/// digits).</summary>
[App("rest_topology", Description = "REST topology: /v1.0/topology/switches, /links, /hosts")]
public sealed class RestTopology : App
{
    /// <summary>Adds the pages.</summary>
    /// <param name="topology">Knows the topology.</param>
    /// <param name="web">Where the pages are.</param>
    public RestTopology(SwitchTopology topology, WebServer web)
    {
        Map(web, "switches", dpid => topology.GetSwitches(dpid).Select(s => s.ToJson()));
        Map(web, "links", dpid => topology.GetLinks(dpid).Select(l => l.ToJson()));
        Map(web, "hosts", dpid => topology.GetHosts(dpid).Select(h => h.ToJson()));
    }

    private static void Map(WebServer web, string what, Func<ulong?, IEnumerable<object>> list) => web.Map("GET", $"/v1.0/topology/{what}/{{dpid?}}", async context =>
    {
        ulong? dpid = null;
        if (context.Request.RouteValues["dpid"] is string text)
        {
            if (!DpidText.TryParse(text, out var number))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                await context.Response.WriteAsJsonAsync(new { error = $"dpid: '{text}' is not 16 hexadecimal digits" }, context.RequestAborted);
                return;
            }
            dpid = number;
        }
        await context.Response.WriteAsJsonAsync(list(dpid), context.RequestAborted);
    });
}
