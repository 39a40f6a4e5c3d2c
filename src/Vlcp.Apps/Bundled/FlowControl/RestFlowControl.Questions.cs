using Microsoft.AspNetCore.Http;
using Vlcp.Apps.Web;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>What can be asked.</summary>
public sealed partial class RestFlowControl
{
    private void MapQuestions(WebServer web)
    {
        MapFlowQuestions(web);
        MapPortQuestions(web);
        MapGroupQuestions(web);
        MapMeterQuestions(web);
    }

    private void MapFlowQuestions(WebServer web)
    {
        Ask(web, "desc", "", (dp, _, stop) => Single(AskAsync(dp, new DescriptionRequest(), r => [Answers.Of(r.Description)], stop)));
        foreach (var method in (string[])["GET", "POST"])
        {
            Ask(web, "flow", "", (dp, context, stop) => FlowsAsync(dp, context, stop), method);
            Ask(web, "aggregateflow", "", (dp, context, stop) => SumsAsync(dp, context, stop), method);
        }
        Ask(web, "flowdesc", "", (dp, context, stop) => FlowsAsync(dp, context, stop), from: OpenFlowVersion.V15);
        Ask(web, "flowdesc", "", (dp, context, stop) => FlowsAsync(dp, context, stop), "POST", from: OpenFlowVersion.V15);
        Ask(web, "table", "", (dp, _, stop) => AskAsync(dp, new TableStatsRequest(), r => r.Tables.Select(Answers.Of), stop));
        Ask(web, "tablefeatures", "", (dp, _, stop) => AskAsync(dp, new TableFeaturesRequest(), r => r.Tables.Select(Answers.Of), stop), from: OpenFlowVersion.V13);
        Ask(web, "role", "", async (dp, _, stop) =>
        {
            var role = await dp.RequestRoleAsync(ControllerRole.NoChange, 0, stop);
            return (object[])[new { role = RoleNames.Of(role.Role), generation_id = role.GenerationId }];
        }, from: OpenFlowVersion.V13);
    }

    private void MapPortQuestions(WebServer web)
    {
        Ask(web, "port", "/{port?}", (dp, context, stop) => AskAsync(dp, new PortStatsRequest(PortOf(context)), r => r.Ports.Select(Answers.Of), stop));
        Ask(web, "portdesc", "/{port?}", (dp, context, _) =>
        {
            var port = PortOf(context);
            return Task.FromResult<object>(dp.Ports.Values.Where(p => port == PortNumber.Any || p.Number == port).OrderBy(p => p.Number).Select(Answers.Of).ToArray());
        });
        Ask(web, "queue", "/{port?}/{queue?}", (dp, context, stop) => AskAsync(
            dp, new QueueStatsRequest(PortOf(context), Part(context, "queue", ReservedNames.Queues, QueueStatsRequest.AllQueues)), r => r.Queues.Select(Answers.Of), stop));
        Ask(web, "queueconfig", "/{port?}", async (dp, context, stop) =>
            (object[])[Answers.Of(await dp.QueryAsync<QueueGetConfigReply>(new QueueGetConfigRequest(PortOf(context)), stop))], to: OpenFlowVersion.V13);
        Ask(web, "queuedesc", "/{port?}/{queue?}", (dp, context, stop) => AskAsync(
            dp, new QueueDescriptionRequest(PortOf(context), Part(context, "queue", ReservedNames.Queues, QueueStatsRequest.AllQueues)), r => r.Queues.Select(Answers.Of), stop),
            from: OpenFlowVersion.V14);
    }

    private void MapGroupQuestions(WebServer web)
    {
        Ask(web, "group", "/{group?}", (dp, context, stop) => AskAsync(
            dp, new GroupStatsRequest(Part(context, "group", ReservedNames.Groups, GroupNumber.All)), r => r.Groups.Select(Answers.Of), stop), from: OpenFlowVersion.V13);
        Ask(web, "groupdesc", "/{group?}", (dp, context, stop) =>
        {
            var group = Part(context, "group", ReservedNames.Groups, GroupNumber.All);
            return AskAsync(dp, new GroupDescriptionRequest(), r => r.Groups.Where(g => group == GroupNumber.All || g.Group.GroupId == group).Select(g => Answers.Of(g.Group)), stop);
        }, from: OpenFlowVersion.V13);
        Ask(web, "groupfeatures", "", (dp, _, stop) => AskAsync(dp, new GroupFeaturesRequest(), r => [Answers.Of(r.Features)], stop), from: OpenFlowVersion.V13);
    }

    private void MapMeterQuestions(WebServer web)
    {
        Ask(web, "meter", "/{meter?}", (dp, context, stop) => AskAsync(dp, new MeterStatsRequest(MeterOf(context)), r => r.Meters.Select(Answers.Of), stop), from: OpenFlowVersion.V13);
        // 1.5 has another name for the same.
        foreach (var name in (string[])["meterconfig", "meterdesc"])
        {
            Ask(web, name, "/{meter?}", (dp, context, stop) => AskAsync(dp, new MeterConfigRequest(MeterOf(context)), r => r.Meters.Select(m => Answers.Of(m.Meter)), stop), from: OpenFlowVersion.V13);
        }
        Ask(web, "meterfeatures", "", (dp, _, stop) => AskAsync(dp, new MeterFeaturesRequest(), r => [Answers.Of(r.Features)], stop), from: OpenFlowVersion.V13);
    }

    // ALL, as users write it, is ANY to a switch.
    private static uint PortOf(HttpContext context)
    {
        var port = Part(context, "port", ReservedNames.Ports, PortNumber.Any);
        return port == PortNumber.All ? PortNumber.Any : port;
    }

    private static uint MeterOf(HttpContext context) => Part(context, "meter", ReservedNames.Meters, uint.MaxValue);

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
}
