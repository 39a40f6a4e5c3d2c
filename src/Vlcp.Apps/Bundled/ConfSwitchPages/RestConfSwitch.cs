using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Vlcp.Apps.ConfSwitches;
using Vlcp.Apps.Datapaths;
using Vlcp.Apps.Web;

namespace Vlcp.Apps.Bundled.ConfSwitchPages;

/// <summary>
/// The settings of single switches over HTTP: <c>/v1.0/conf/switches</c>, <c>/v1.0/conf/switches/{dpid}</c> (GET, DELETE) and
/// <c>/v1.0/conf/switches/{dpid}/{key}</c> (GET, PUT with a JSON value, DELETE); the switch is 16 hexadecimal digits.
/// </summary>
[App("rest_conf_switch", Description = "REST settings of single switches: /v1.0/conf/switches")]
public sealed class RestConfSwitch : App
{
    private const string Switches = "/v1.0/conf/switches";

    /// <summary>Adds the pages.</summary>
    /// <param name="conf">Knows the settings.</param>
    /// <param name="web">Where the pages are.</param>
    public RestConfSwitch(ConfSwitch conf, WebServer web)
    {
        web.Map("GET", Switches, context => context.Response.WriteAsJsonAsync(conf.Dpids().Select(DpidText.Format), context.RequestAborted));
        Map(web, "GET", "/{dpid}", (context, dpid) => context.Response.WriteAsJsonAsync(conf.Keys(dpid), context.RequestAborted));
        Map(web, "DELETE", "/{dpid}", async (context, dpid) =>
        {
            await conf.DelDpidAsync(dpid);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        });
        Map(web, "GET", "/{dpid}/{key}", (context, dpid) => context.Response.WriteAsJsonAsync(conf.GetKey(dpid, KeyOf(context)), context.RequestAborted));
        Map(web, "PUT", "/{dpid}/{key}", async (context, dpid) =>
        {
            await conf.SetKeyAsync(dpid, KeyOf(context), await ReadAsync(context));
            context.Response.StatusCode = StatusCodes.Status201Created;
        });
        Map(web, "DELETE", "/{dpid}/{key}", (context, dpid) => conf.DelKeyAsync(dpid, KeyOf(context)));
    }

    private static string KeyOf(HttpContext context) => (string)context.Request.RouteValues["key"]!;

    private static async Task<JsonNode> ReadAsync(HttpContext context) =>
        await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) ?? throw new JsonException("null is no value");

    private static void Map(WebServer web, string method, string path, Func<HttpContext, ulong, Task> work) => web.Map(method, Switches + path, async context =>
    {
        try
        {
            var text = (string)context.Request.RouteValues["dpid"]!;
            await (DpidText.TryParse(text, out var dpid) ? work(context, dpid) : RefuseAsync(context, StatusCodes.Status400BadRequest, $"dpid: '{text}' is not 16 hexadecimal digits"));
        }
        catch (KeyNotFoundException e)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, e.Message);
        }
        catch (JsonException e)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, $"The body is not JSON: {e.Message}");
        }
    });

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = reason }, context.RequestAborted);
    }
}
