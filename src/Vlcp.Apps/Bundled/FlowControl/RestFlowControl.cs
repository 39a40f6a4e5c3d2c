using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Vlcp.Apps.DpSets;
using Vlcp.Apps.Web;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>
/// Flows, groups, meters and counters of switches over HTTP, under the paths that users of OS-Ken's ofctl_rest know (<c>/stats/...</c>). Other than
/// there, bodies are JSON, what is not understood is refused, a command answers when the switch has done it, and what a switch refuses or does not
/// answer is an error.
/// </summary>
[App("ofctl_rest", Description = "REST flow control: /stats/...")]
public sealed class RestFlowControl : App
{
    private const int MaximumBody = 1 << 20;

    private readonly DpSet _dpset;

    /// <summary>Adds the pages.</summary>
    /// <param name="dpset">Knows the switches.</param>
    /// <param name="web">Where the pages are.</param>
    public RestFlowControl(DpSet dpset, WebServer web)
    {
        _dpset = dpset;
        web.Map("GET", "/stats/switches", ListSwitchesAsync);
        MapQuestions(web);
        MapCommands(web);
    }

    private static async Task<object> AskAsync<TReply>(Datapath dp, MultipartRequest<TReply> request, Func<TReply, IEnumerable<object>> answer, CancellationToken stop)
        where TReply : MultipartReply => (await dp.MultipartAsync(request, stop)).SelectMany(answer).ToArray();

    private static async Task AnswerAsync(HttpContext context, Func<Task<object>> work)
    {
        try
        {
            await context.Response.WriteAsJsonAsync(await work(), context.RequestAborted);
        }
        catch (RequestException e)
        {
            await RefuseAsync(context, e.Status, e.Message);
        }
        catch (OpenFlowErrorException e)
        {
            await RefuseAsync(context, RequestException.BadRequest, e.Message);
        }
        catch (WireFormatException e)
        {
            await RefuseAsync(context, RequestException.BadRequest, e.Message);
        }
        catch (OpenFlowConnectionException e)
        {
            await RefuseAsync(context, RequestException.Unavailable, e.Message);
        }
        catch (TimeoutException e)
        {
            await RefuseAsync(context, RequestException.NoAnswer, e.Message);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = reason }, context.RequestAborted);
    }

    private static async Task<Body> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaximumBody)
        {
            throw new RequestException(RequestException.BadRequest, $"The body is longer than {MaximumBody} bytes");
        }
        using var reader = new StreamReader(context.Request.Body);
        return Body.Parse(await reader.ReadToEndAsync(context.RequestAborted));
    }

    private static uint Part(HttpContext context, string name, FrozenDictionary<string, uint> names, uint usual)
    {
        if (context.Request.RouteValues[name] is not string text)
        {
            return usual;
        }
        return names.TryGetValue(text, out var named) ? named
            : Body.TryNumber(text, out var number) && number <= uint.MaxValue ? (uint)number
            : throw new RequestException(RequestException.BadRequest, $"{name}: '{text}' is not a number");
    }

    private Task ListSwitchesAsync(HttpContext context) => context.Response.WriteAsJsonAsync(_dpset.GetAll().Select(d => d.Dpid).Order(), context.RequestAborted);

    private void MapQuestions(WebServer web)
    {
        Ask(web, "desc", "", (dp, _, stop) => Single(AskAsync(dp, new DescriptionRequest(), r => [Answers.Of(r.Description)], stop)));
        foreach (var method in (string[])["GET", "POST"])
        {
            Ask(web, "flow", "", (dp, context, stop) => FlowsAsync(dp, context, stop), method);
            Ask(web, "aggregateflow", "", (dp, context, stop) => SumsAsync(dp, context, stop), method);
        }
        Ask(web, "table", "", (dp, _, stop) => AskAsync(dp, new TableStatsRequest(), r => r.Tables.Select(Answers.Of), stop));
        Ask(web, "port", "/{port?}", (dp, context, stop) => AskAsync(
            dp, new PortStatsRequest(Part(context, "port", ReservedNames.Ports, PortNumber.Any) is PortNumber.All ? PortNumber.Any : Part(context, "port", ReservedNames.Ports, PortNumber.Any)),
            r => r.Ports.Select(Answers.Of), stop));
        Ask(web, "portdesc", "/{port?}", (dp, context, _) =>
        {
            var port = Part(context, "port", ReservedNames.Ports, PortNumber.Any);
            return Task.FromResult<object>(dp.Ports.Values.Where(p => port is PortNumber.Any or PortNumber.All || p.Number == port).OrderBy(p => p.Number).Select(Answers.Of).ToArray());
        });
        Ask(web, "queue", "/{port?}/{queue?}", (dp, context, stop) => AskAsync(
            dp, new QueueStatsRequest(Part(context, "port", ReservedNames.Ports, PortNumber.Any) is PortNumber.All ? PortNumber.Any : Part(context, "port", ReservedNames.Ports, PortNumber.Any), Part(context, "queue", ReservedNames.Queues, uint.MaxValue)),
            r => r.Queues.Select(Answers.Of), stop));
        Ask(web, "group", "/{group?}", (dp, context, stop) => AskAsync(
            dp, new GroupStatsRequest(Part(context, "group", ReservedNames.Groups, GroupNumber.All)), r => r.Groups.Select(Answers.Of), stop));
        Ask(web, "groupdesc", "/{group?}", (dp, context, stop) =>
        {
            var group = Part(context, "group", ReservedNames.Groups, GroupNumber.All);
            return AskAsync(dp, new GroupDescriptionRequest(), r => r.Groups.Where(g => group == GroupNumber.All || g.Group.GroupId == group).Select(g => Answers.Of(g.Group)), stop);
        });
        Ask(web, "meter", "/{meter?}", (dp, context, stop) => AskAsync(
            dp, new MeterStatsRequest(Part(context, "meter", ReservedNames.Meters, uint.MaxValue)), r => r.Meters.Select(Answers.Of), stop));
        Ask(web, "meterconfig", "/{meter?}", (dp, context, stop) => AskAsync(
            dp, new MeterConfigRequest(Part(context, "meter", ReservedNames.Meters, uint.MaxValue)), r => r.Meters.Select(m => Answers.Of(m.Meter)), stop));
        Ask(web, "role", "", async (dp, _, stop) =>
        {
            var role = await dp.RequestRoleAsync(ControllerRole.NoChange, 0, stop);
            return new { role = RoleNames.Of(role.Role), generation_id = role.GenerationId };
        });
    }

    private void MapCommands(WebServer web)
    {
        Command(web, "/stats/flowentry/{command}", Commands.Flow);
        Command(web, "/stats/groupentry/{command}", Commands.Group);
        Command(web, "/stats/meterentry/{command}", Commands.Meter);
        Command(web, "/stats/role", (body, _) => new RoleRequest(RoleNames.Read(body), body.Number("generation_id", 0, ulong.MaxValue)));
        Ask(web, "flowentry/clear", "", async (dp, _, stop) =>
        {
            await DoAsync(dp, new FlowMod(FlowModCommand.Delete, FlowMod.AllTables, Match.Any), stop);
            return new { };
        }, "DELETE", isWrapped: false);
    }

    private static async Task DoAsync(Datapath dp, OpenFlowMessage message, CancellationToken stop) => (await dp.BatchAsync([message], stop)).ThrowIfFailed();

    private static async Task<object> Single(Task<object> answers) => ((object[])await answers)[0];

    private static async Task<object> FlowsAsync(Datapath dp, HttpContext context, CancellationToken stop)
    {
        var body = await ReadBodyAsync(context);
        var (request, priority) = (FlowQuestion.Read(body), body.Has("priority") ? (ushort?)body.Number("priority", 0, ushort.MaxValue) : null);
        body.ExpectEnd();
        return await AskAsync(dp, request, r => r.Flows.Where(f => priority is null || f.Flow.Priority == priority).Select(Answers.Of), stop);
    }

    private static async Task<object> SumsAsync(Datapath dp, HttpContext context, CancellationToken stop)
    {
        var body = await ReadBodyAsync(context);
        var request = FlowQuestion.ReadSums(body);
        body.ExpectEnd();
        return await AskAsync(dp, request, r => [Answers.Of(r.Sums)], stop);
    }

    private void Ask(
        WebServer web, string what, string parts, Func<Datapath, HttpContext, CancellationToken, Task<object>> answer, string method = "GET", bool isWrapped = true) =>
        web.Map(method, $"/stats/{what}/{{dpid}}{parts}", context => AnswerAsync(context, async () =>
        {
            var dp = Find((string)context.Request.RouteValues["dpid"]!);
            var found = await answer(dp, context, context.RequestAborted);
            return isWrapped ? new Dictionary<string, object> { [dp.Id!.Value.ToString(CultureInfo.InvariantCulture)] = found } : found;
        }));

    private void Command(WebServer web, string path, Func<Body, string, OpenFlowMessage> make) =>
        web.Map("POST", path, context => AnswerAsync(context, async () =>
        {
            var body = await ReadBodyAsync(context);
            var dp = Find(body.RequiredNumber("dpid", ulong.MaxValue));
            var message = make(body, context.Request.RouteValues["command"] as string ?? "");
            body.ExpectEnd();
            await DoAsync(dp, message, context.RequestAborted);
            return new { };
        }));

    private Datapath Find(string text) => Body.TryNumber(text, out var dpid)
        ? Find(dpid)
        : throw new RequestException(RequestException.BadRequest, $"dpid: '{text}' is neither a decimal number nor a hexadecimal one with 0x");

    private Datapath Find(ulong dpid) => _dpset.Get(dpid)
        ?? throw new RequestException(RequestException.NotFound, string.Create(CultureInfo.InvariantCulture, $"There is no switch {dpid} (0x{dpid:x})"));
}
