using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vlcp.Apps.Bundled.FlowControl;
using Vlcp.Apps.Datapaths;
using Vlcp.Apps.DpSets;
using Vlcp.Apps.Web;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Apps.Bundled.Firewalling;

/// <summary>
/// A firewall on every switch, under the paths of OS-Ken's rest_firewall: <c>/firewall/module/status</c>, <c>/firewall/module/{enable,disable}/{switch}</c>,
/// <c>/firewall/rules/{switch}</c>; a switch is 16 hexadecimal digits or <c>all</c>. A switch that joins is disabled: it drops everything. When enabled, ARP
/// and what rules allow passes, as the switch's own pipeline forwards it.
/// </summary>
[App("rest_firewall", Description = "a firewall for every switch: /firewall/...")]
public sealed class Firewall : App
{
    private const string All = "all";
    private const ushort HighestPriority = 65533;

    private static readonly string[] FieldNames =
        ["in_port", "dl_src", "dl_dst", "dl_type", "nw_src", "nw_dst", "ipv6_src", "ipv6_dst", "nw_proto", "tp_src", "tp_dst"];

    private readonly SortedDictionary<ulong, FirewallSwitch> _switches = [];

    /// <summary>Adds the pages.</summary>
    /// <param name="web">Where the pages are.</param>
    public Firewall(WebServer web)
    {
        Map(web, "GET", "/firewall/module/status", _ => Task.FromResult<object>(_switches.Select(s => new { switch_id = DpidText.Format(s.Key), status = Status(s.Value) }).ToArray()));
        Map(web, "PUT", "/firewall/module/{what}/{switch}", EnableAsync);
        Map(web, "GET", "/firewall/rules/{switch}", context => Task.FromResult<object>(
            Chosen(context).Select(s => new { switch_id = DpidText.Format(s.Datapath.Id!.Value), rules = s.Rules.Select(r => r.ToJson()).ToArray() }).ToArray()));
        Map(web, "POST", "/firewall/rules/{switch}", AddAsync);
        Map(web, "DELETE", "/firewall/rules/{switch}", RemoveAsync);
    }

    private static string Status(FirewallSwitch one) => one.IsEnabled ? "enable" : "disable";

    private static object Result(FirewallSwitch one, string details) =>
        new { switch_id = DpidText.Format(one.Datapath.Id!.Value), command_result = new[] { new { result = "success", details } } };

    private static ulong TypeNumber(string text) => text switch
    {
        "ARP" => 0x0806,
        "IPv4" => 0x0800,
        "IPv6" => 0x86dd,
        _ => throw new RequestException(RequestException.BadRequest, $"dl_type: '{text}' is not ARP, IPv4 or IPv6"),
    };

    private static ulong ProtocolNumber(string text) => text switch
    {
        "TCP" => 6,
        "UDP" => 17,
        "ICMP" => 1,
        "ICMPv6" => 58,
        _ => throw new RequestException(RequestException.BadRequest, $"nw_proto: '{text}' is not TCP, UDP, ICMP or ICMPv6"),
    };

    // Addresses and protocols say of themselves which packets they are for.
    private static Match MatchOf(Dictionary<string, string> fields)
    {
        var numbers = new System.Text.Json.Nodes.JsonObject();
        foreach (var (name, value) in fields)
        {
            numbers[name] = name switch
            {
                "dl_type" => TypeNumber(value).ToString(CultureInfo.InvariantCulture),
                "nw_proto" => ProtocolNumber(value).ToString(CultureInfo.InvariantCulture),
                _ => value,
            };
        }
        if (!fields.ContainsKey("dl_type"))
        {
            var isVersion6 = fields.ContainsKey("ipv6_src") || fields.ContainsKey("ipv6_dst") || fields.GetValueOrDefault("nw_proto") == "ICMPv6";
            if (isVersion6 || fields.ContainsKey("nw_src") || fields.ContainsKey("nw_dst") || fields.ContainsKey("nw_proto"))
            {
                numbers["dl_type"] = TypeNumber(isVersion6 ? "IPv6" : "IPv4").ToString(CultureInfo.InvariantCulture);
            }
        }
        return MatchJson.Read(new Body(numbers, ""));
    }

    private static async Task<Body> ReadBodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return Body.Parse(await reader.ReadToEndAsync(context.RequestAborted));
    }

    [Observe]
    private async Task OnDp(EventDP ev)
    {
        var dpid = ev.Dp.Id!.Value;
        if (!ev.Enter)
        {
            _switches.Remove(dpid);
            return;
        }
        var joined = new FirewallSwitch(ev.Dp);
        await joined.JoinAsync();
        _switches[dpid] = joined;
        Logger.LogInformation("{Dpid} has joined the firewall; it is disabled and drops everything", ev.Dp.Dpid);
    }

    private void Map(WebServer web, string method, string path, Func<HttpContext, Task<object>> work) => web.Map(method, path, context => AnswerAsync(context, work));

    // Rules are the app's own data, so pages are worked on between its events.
    private async Task AnswerAsync(HttpContext context, Func<HttpContext, Task<object>> work)
    {
        try
        {
            var answer = await await this.RunAsync(() => work(context));
            await context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
        }
        catch (Exception e) when (e is RequestException or OpenFlowErrorException or OpenFlowConnectionException or TimeoutException)
        {
            context.Response.StatusCode = e is RequestException refused ? refused.Status : RequestException.Unavailable;
            await context.Response.WriteAsJsonAsync(new { error = e.Message }, context.RequestAborted);
        }
    }

    private async Task<object> EnableAsync(HttpContext context)
    {
        var what = (string)context.Request.RouteValues["what"]!;
        if (what is not ("enable" or "disable"))
        {
            throw new RequestException(RequestException.NotFound, $"There is no command {what}");
        }
        List<object> results = [];
        foreach (var one in Chosen(context))
        {
            await one.SetEnabledAsync(what == "enable");
            results.Add(Result(one, what == "enable" ? "firewall running." : "firewall stopped."));
        }
        return results;
    }

    private async Task<object> AddAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context);
        var priority = (ushort)body.Number("priority", 1, HighestPriority);
        var action = body.Text("actions") ?? "ALLOW";
        if (priority == 0 || action is not ("ALLOW" or "DENY"))
        {
            throw priority == 0 ? body.Wrong("priority", "0", $"is not a number from 1 to {HighestPriority}") : body.Wrong("actions", action, "is neither ALLOW nor DENY");
        }
        var fields = FieldNames.Select(name => (Name: name, Value: body.Text(name))).Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value!);
        body.ExpectEnd();
        var match = MatchOf(fields);
        List<object> results = [];
        foreach (var one in Chosen(context))
        {
            var rule = await one.AddAsync(priority, match, fields, action == "ALLOW");
            results.Add(Result(one, string.Create(CultureInfo.InvariantCulture, $"Rule added. : rule_id={rule.Id}")));
        }
        return results;
    }

    private async Task<object> RemoveAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context);
        var id = body.RequiredText("rule_id");
        body.ExpectEnd();
        if (id != All && !uint.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw body.Wrong("rule_id", id, "is neither a number nor 'all'");
        }
        List<object> results = [];
        foreach (var one in Chosen(context))
        {
            var rules = one.Rules.Where(r => id == All || r.Id.ToString(CultureInfo.InvariantCulture) == id).Select(r => r.Id).ToList();
            if (id != All && rules.Count == 0)
            {
                throw new RequestException(RequestException.NotFound, $"{one.Datapath.Dpid} has no rule {id}");
            }
            foreach (var rule in rules)
            {
                await one.RemoveAsync(rule);
            }
            results.Add(Result(one, $"Rule deleted. : rule_id={string.Join(',', rules)}"));
        }
        return results;
    }

    private IReadOnlyList<FirewallSwitch> Chosen(HttpContext context)
    {
        var text = (string)context.Request.RouteValues["switch"]!;
        if (text == All)
        {
            return [.. _switches.Values];
        }
        return !DpidText.TryParse(text, out var dpid)
            ? throw new RequestException(RequestException.BadRequest, $"switch: '{text}' is neither 16 hexadecimal digits nor 'all'")
            : [_switches.GetValueOrDefault(dpid) ?? throw new RequestException(RequestException.NotFound, $"There is no switch {text}")];
    }
}
