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
public sealed partial class RestFlowControl : App
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

    private void MapCommands(WebServer web)
    {
        Command(web, "/stats/flowentry/{command}", (body, command, dp) => Commands.Flow(body, command, dp.Version));
        Command(web, "/stats/groupentry/{command}", (body, command, dp) => Commands.Group(body, command, dp.Version));
        Command(web, "/stats/meterentry/{command}", (body, command, dp) => Commands.Meter(body, command, dp.Version));
        Command(web, "/stats/role", (body, _, dp) => Commands.Role(body, dp.Version));
        Command(web, "/stats/portdesc/modify", (body, _, dp) => PortCommand.Read(body, dp));
        Command(web, "/stats/experimenter/{dpid}", (body, _, _) => Commands.Experimenter(body));
        Ask(web, "flowentry/clear", "", async (dp, _, stop) =>
        {
            await DoAsync(dp, new FlowMod(FlowModCommand.Delete, FlowMod.AllTables, Match.Any), stop);
            return new { };
        }, "DELETE", isWrapped: false);
    }

    private static async Task DoAsync(Datapath dp, OpenFlowMessage message, CancellationToken stop) => (await dp.BatchAsync([message], stop)).ThrowIfFailed();

    private void Ask(
        WebServer web, string what, string parts, Func<Datapath, HttpContext, CancellationToken, Task<object>> answer, string method = "GET", bool isWrapped = true,
        OpenFlowVersion from = OpenFlowVersion.V10, OpenFlowVersion to = OpenFlowVersion.V15) =>
        web.Map(method, $"/stats/{what}/{{dpid}}{parts}", context => AnswerAsync(context, async () =>
        {
            var dp = Find((string)context.Request.RouteValues["dpid"]!);
            if (dp.Version < from || dp.Version > to)
            {
                throw new RequestException(RequestException.NotInThisVersion, $"There is no {what} in the OpenFlow version of this switch, {dp.Version}");
            }
            var found = await answer(dp, context, context.RequestAborted);
            return isWrapped ? new Dictionary<string, object> { [dp.Id!.Value.ToString(CultureInfo.InvariantCulture)] = found } : found;
        }));

    // The switch is named in the path or in the body.
    private void Command(WebServer web, string path, Func<Body, string, Datapath, OpenFlowMessage> make) =>
        web.Map("POST", path, context => AnswerAsync(context, async () =>
        {
            var body = await ReadBodyAsync(context);
            var dp = context.Request.RouteValues["dpid"] is string named ? Find(named) : Find(body.RequiredNumber("dpid", ulong.MaxValue));
            var message = make(body, context.Request.RouteValues["command"] as string ?? "", dp);
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
