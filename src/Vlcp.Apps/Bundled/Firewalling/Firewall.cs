using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vlcp.Apps.Bundled.FlowControl;
using Vlcp.Apps.Datapaths;
using Vlcp.Apps.DpSets;
using Vlcp.Apps.Events;
using Vlcp.Apps.Web;
using Vlcp.OpenFlow.Connection;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.Firewalling;

/// <summary>
/// A firewall on every switch, under the paths of OS-Ken's rest_firewall: <c>/firewall/module/status</c>, <c>/firewall/module/{enable,disable}/{switch}</c>,
/// <c>/firewall/log/status</c>, <c>/firewall/log/{enable,disable}/{switch}</c> and <c>/firewall/rules/{switch}[/{vlan}]</c>; a switch is 16 hexadecimal
/// digits or <c>all</c>, a VLAN a number from 2 to 4094 or <c>all</c> for whatever has a tag. A switch that joins is disabled: it drops everything. When
/// enabled, ARP and what rules allow passes, as the switch's own pipeline forwards it; what is refused is written to the log unless that is turned off.
/// </summary>
[App("rest_firewall", Description = "a firewall for every switch: /firewall/...")]
public sealed class Firewall : App
{
    private const string All = "all";
    private const ushort HighestPriority = 65533;

    private readonly SortedDictionary<ulong, FirewallSwitch> _switches = [];

    /// <summary>Adds the pages.</summary>
    /// <param name="web">Where the pages are.</param>
    public Firewall(WebServer web)
    {
        Map(web, "GET", "/firewall/module/status", _ => Task.FromResult<object>(_switches.Select(s => new { switch_id = DpidText.Format(s.Key), status = Word(s.Value.IsEnabled) }).ToArray()));
        Map(web, "PUT", "/firewall/module/{what}/{switch}", context => TurnAsync(context, (one, on) => one.SetEnabledAsync(on), "firewall running.", "firewall stopped."));
        Map(web, "GET", "/firewall/log/status", _ => Task.FromResult<object>(_switches.Select(s => new { switch_id = DpidText.Format(s.Key), log_status = Word(s.Value.IsLogging) }).ToArray()));
        Map(web, "PUT", "/firewall/log/{what}/{switch}", context => TurnAsync(context, (one, on) => one.SetLoggingAsync(on), "Log collection started.", "Log collection stopped."));
        Map(web, "GET", "/firewall/rules/{switch}/{vlan?}", context => Task.FromResult<object>(Chosen(context).Select(s => Describe(s, VlanOf(context))).ToArray()));
        Map(web, "POST", "/firewall/rules/{switch}/{vlan?}", AddAsync);
        Map(web, "DELETE", "/firewall/rules/{switch}/{vlan?}", RemoveAsync);
    }

    private static string Word(bool isOn) => isOn ? "enable" : "disable";

    private static object Result(FirewallSwitch one, string details, VlanChoice vlan = default) =>
        new { switch_id = DpidText.Format(one.Datapath.Id!.Value), command_result = new[] { vlan.Describe(new() { ["result"] = "success", ["details"] = details }) } };

    // The rules of one VLAN, or of each VLAN by itself when all are asked for.
    private static object Describe(FirewallSwitch one, VlanChoice vlan) => new
    {
        switch_id = DpidText.Format(one.Datapath.Id!.Value),
        access_control_list = one.Rules.Where(r => vlan.Includes(r.Vlan)).GroupBy(r => r.Vlan).OrderBy(g => g.Key.Number)
            .Select(g => g.Key.Describe(new() { ["rules"] = g.Select(r => r.ToJson()).ToArray() })).ToArray(),
    };

    private static VlanChoice VlanOf(HttpContext context) => VlanChoice.Read(context.Request.RouteValues["vlan"] as string);

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

    [Observe(Dispatcher.Main)]
    private void OnPacketIn(EventOFPPacketIn ev)
    {
        if (_switches.TryGetValue(ev.Datapath.Id!.Value, out var one) && one.HasRefused(ev.Msg))
        {
            Logger.LogInformation("{Dpid}: blocked packet from port {Port}: {Packet}", ev.Datapath.Dpid, ev.Msg.InPort, PacketText.Of(ev.Msg.Data));
        }
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
        catch (Exception e) when (e is RequestException or OpenFlowErrorException or WireFormatException or OpenFlowConnectionException or TimeoutException)
        {
            context.Response.StatusCode = e switch
            {
                RequestException refused => refused.Status,
                OpenFlowErrorException or WireFormatException => RequestException.BadRequest,
                TimeoutException => RequestException.NoAnswer,
                _ => RequestException.Unavailable,
            };
            await context.Response.WriteAsJsonAsync(new { error = e.Message }, context.RequestAborted);
        }
    }

    private async Task<object> TurnAsync(HttpContext context, Func<FirewallSwitch, bool, Task> turn, string on, string off)
    {
        var what = (string)context.Request.RouteValues["what"]!;
        if (what is not ("enable" or "disable"))
        {
            throw new RequestException(RequestException.NotFound, $"There is no command {what}");
        }
        List<object> results = [];
        foreach (var one in Chosen(context))
        {
            await turn(one, what == "enable");
            results.Add(Result(one, what == "enable" ? on : off));
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
        var fields = RuleMatch.FieldNames.Select(name => (Name: name, Value: body.Text(name))).Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value!);
        body.ExpectEnd();
        var vlan = VlanOf(context);
        var match = vlan.Narrow(RuleMatch.Read(fields));
        List<object> results = [];
        foreach (var one in Chosen(context))
        {
            var rule = await one.AddAsync(priority, vlan, match, fields, action == "ALLOW");
            results.Add(Result(one, string.Create(CultureInfo.InvariantCulture, $"Rule added. : rule_id={rule.Id}"), vlan));
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
        var vlan = VlanOf(context);
        List<object> results = [];
        foreach (var one in Chosen(context))
        {
            var rules = one.Rules.Where(r => vlan.Includes(r.Vlan) && (id == All || r.Id.ToString(CultureInfo.InvariantCulture) == id)).Select(r => r.Id).ToList();
            if (id != All && rules.Count == 0)
            {
                throw new RequestException(RequestException.NotFound, $"{one.Datapath.Dpid} has no rule {id}");
            }
            foreach (var rule in rules)
            {
                await one.RemoveAsync(rule);
            }
            results.Add(Result(one, $"Rule deleted. : rule_id={string.Join(',', rules)}", vlan));
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
