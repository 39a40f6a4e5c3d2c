using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Vlcp.Apps.Topology;
using Vlcp.Apps.Web;

namespace Vlcp.Apps.Bundled.TopologyPages;

/// <summary>The topology as a page (<c>/</c>) that changes by itself, and as a feed: a WebSocket at <c>/v1.0/topology/ws</c> that gets a JSON-RPC 2.0 request
/// for each change. A listener that does not answer holds up nobody.</summary>
[App("gui_topology", Description = "live topology page at /, and the WebSocket /v1.0/topology/ws")]
[RequireApp(typeof(RestTopology))]
public sealed class LiveTopology : App
{
    private readonly ConcurrentDictionary<TopologyFeed, byte> _feeds = new();

    /// <summary>Adds the pages.</summary>
    /// <param name="web">Where the pages are.</param>
    public LiveTopology(WebServer web)
    {
        web.Map("GET", "/", ShowAsync);
        web.Map("GET", "/v1.0/topology/ws", FeedAsync);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await using var page = typeof(LiveTopology).Assembly.GetManifestResourceStream("Vlcp.Apps.Web.Pages.topology.html")!;
        await page.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task FeedAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, Stopping);
        var feed = new TopologyFeed(socket);
        _feeds.TryAdd(feed, 0);
        try
        {
            await feed.RunAsync(end.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The listener has gone, or we stop.
        }
        finally
        {
            _feeds.TryRemove(feed, out _);
        }
    }

    [Observe]
    private void OnSwitchEnter(EventSwitchEnter ev) => Tell("event_switch_enter", ev.Switch.ToJson());

    [Observe]
    private void OnSwitchLeave(EventSwitchLeave ev) => Tell("event_switch_leave", ev.Switch.ToJson());

    [Observe]
    private void OnLinkAdd(EventLinkAdd ev) => Tell("event_link_add", ev.Link.ToJson());

    [Observe]
    private void OnLinkDelete(EventLinkDelete ev) => Tell("event_link_delete", ev.Link.ToJson());

    [Observe]
    private void OnHostAdd(EventHostAdd ev) => Tell("event_host_add", ev.Host.ToJson());

    [Observe]
    private void OnHostMove(EventHostMove ev) => Tell("event_host_move", ev.Dst.ToJson());

    [Observe]
    private void OnHostDelete(EventHostDelete ev) => Tell("event_host_delete", ev.Host.ToJson());

    private void Tell(string method, object parameter)
    {
        foreach (var feed in _feeds.Keys.Where(feed => !feed.TryTell(method, parameter)))
        {
            feed.Close();
        }
    }
}
