using System.Globalization;
using Microsoft.AspNetCore.Http;
using Vlcp.Apps.Datapaths;
using Vlcp.Apps.Networks;
using Vlcp.Apps.Web;
using Vlcp.Packets;

namespace Vlcp.Apps.Bundled.NetworkPages;

/// <summary>
/// The networks and tunnels that apps share, over HTTP: <c>/v1.0/networks/{network}</c>, its ports <c>/{dpid}_{port}</c> and their addresses
/// <c>/macs/{mac}</c>; <c>/v1.0/tunnels/networks/{network}/key/{key}</c>; <c>/v1.0/tunnels/switches/{dpid}/ports/{port}/{remote_dpid}</c>. POST makes,
/// PUT makes unless it is there, DELETE takes away; what is refused changes nothing.
/// </summary>
[App("rest_networks", Description = "REST networks and tunnels: /v1.0/networks, /v1.0/tunnels")]
public sealed class RestNetworks : App
{
    private const string Ports = "/v1.0/networks/{network}/{dpid}_{port}";
    private const string Keys = "/v1.0/tunnels/networks/{network}/key";
    private const string TunnelPorts = "/v1.0/tunnels/switches/{dpid}/ports";

    /// <summary>Adds the pages.</summary>
    /// <param name="network">Knows the networks.</param>
    /// <param name="tunnels">Knows the tunnels.</param>
    /// <param name="web">Where the pages are.</param>
    public RestNetworks(Network network, Tunnels.Tunnels tunnels, WebServer web)
    {
        MapNetworks(web, network);
        MapPorts(web, network);
        MapKeys(web, tunnels);
        MapTunnelPorts(web, tunnels);
    }

    private static void MapNetworks(WebServer web, Network network)
    {
        Ask(web, "/v1.0/networks", _ => network.ListNetworks());
        Ask(web, "/v1.0/networks/{network}", c => network.ListPorts(c.Text("network")).Select(p => new object[] { DpidText.Format(p.Dpid), p.PortNo }).ToArray());
        Do(web, "POST", "/v1.0/networks/{network}", c => Done(() => network.CreateNetwork(c.Text("network"))));
        Do(web, "PUT", "/v1.0/networks/{network}", c => Done(() => network.UpdateNetwork(c.Text("network"))));
        Do(web, "DELETE", "/v1.0/networks/{network}", c => network.RemoveNetworkAsync(c.Text("network")));
    }

    private static void MapPorts(WebServer web, Network network)
    {
        Do(web, "POST", Ports, c => network.CreatePortAsync(c.Text("network"), c.Dpid("dpid"), c.Number("port")));
        Do(web, "PUT", Ports, c => network.UpdatePortAsync(c.Text("network"), c.Dpid("dpid"), c.Number("port")));
        Do(web, "DELETE", Ports, c => network.RemovePortAsync(Known(network, c), c.Number("port")));
        Ask(web, Ports + "/macs", c => network.GetMac(Known(network, c), c.Number("port")) is { } mac ? [mac.ToString()] : Array.Empty<string>());
        Do(web, "POST", Ports + "/macs/{mac}", c => network.CreateMacAsync(c.Text("network"), c.Dpid("dpid"), c.Number("port"), c.Mac("mac")));
        Do(web, "PUT", Ports + "/macs/{mac}", c => network.UpdateMacAsync(c.Text("network"), c.Dpid("dpid"), c.Number("port"), c.Mac("mac")));
    }

    private static void MapKeys(WebServer web, Tunnels.Tunnels tunnels)
    {
        Ask(web, Keys, c => tunnels.GetKey(c.Text("network")));
        Do(web, "DELETE", Keys, c => tunnels.DeleteKeyAsync(c.Text("network")));
        Do(web, "POST", Keys + "/{key}", c => tunnels.RegisterKeyAsync(c.Text("network"), c.Number("key")));
        Do(web, "PUT", Keys + "/{key}", c => tunnels.UpdateKeyAsync(c.Text("network"), c.Number("key")));
    }

    private static void MapTunnelPorts(WebServer web, Tunnels.Tunnels tunnels)
    {
        Ask(web, TunnelPorts, c => tunnels.ListPorts(c.Dpid("dpid")));
        Ask(web, TunnelPorts + "/{port}", c => DpidText.Format(tunnels.GetRemoteDpid(c.Dpid("dpid"), c.Number("port"))));
        Do(web, "DELETE", TunnelPorts + "/{port}", c => tunnels.DeletePortAsync(c.Dpid("dpid"), c.Number("port")));
        Do(web, "POST", TunnelPorts + "/{port}/{remote}", c => tunnels.RegisterPortAsync(c.Dpid("dpid"), c.Number("port"), c.Dpid("remote")));
        Do(web, "PUT", TunnelPorts + "/{port}/{remote}", c => tunnels.UpdatePortAsync(c.Dpid("dpid"), c.Number("port"), c.Dpid("remote")));
    }

    // The path names the port's network, too: a port of another network is not found under it.
    private static ulong Known(Network network, PathParts c)
    {
        var (dpid, port) = (c.Dpid("dpid"), c.Number("port"));
        return network.ListPorts(c.Text("network")).Contains((dpid, port))
            ? dpid
            : throw new NetworkException(NetworkError.PortNotFound, string.Create(CultureInfo.InvariantCulture, $"Port {port} of {DpidText.Format(dpid)} is not in network {c.Text("network")}"));
    }

    private static Task Done(Action work)
    {
        work();
        return Task.CompletedTask;
    }

    private static void Ask(WebServer web, string path, Func<PathParts, object> answer) =>
        web.Map("GET", path, context => GuardAsync(context, () => context.Response.WriteAsJsonAsync(answer(new PathParts(context.Request.RouteValues)), context.RequestAborted)));

    private static void Do(WebServer web, string method, string path, Func<PathParts, Task> work) =>
        web.Map(method, path, context => GuardAsync(context, () => work(new PathParts(context.Request.RouteValues))));

    private static async Task GuardAsync(HttpContext context, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (NetworkException e)
        {
            await RefuseAsync(context, IsConflict(e.Error) ? StatusCodes.Status409Conflict : StatusCodes.Status404NotFound, e.Message);
        }
        catch (FormatException e)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, e.Message);
        }
    }

    private static bool IsConflict(NetworkError error) => error is NetworkError.NetworkAlreadyExist or NetworkError.PortAlreadyExist
        or NetworkError.MacAddressAlreadyExist or NetworkError.TunnelKeyAlreadyExist or NetworkError.RemoteDpidAlreadyExist;

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = reason }, context.RequestAborted);
    }
}
