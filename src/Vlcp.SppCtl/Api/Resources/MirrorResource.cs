using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Commands;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Replies;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/mirrors/{client_id}: spp_mirror.</summary>
internal static class MirrorResource
{
    private const string Path = "/v1/mirrors/{client_id:number}";

    private static readonly Member<string> Type = Members.Choice("type", "What the component does.", "mirror");
    private static readonly BodyShape Component = new(ComponentMembers.Name, ComponentMembers.Core, Type);

    // spp_mirror knows no tags; the SPP command line sends the member all the same.
    private static readonly Member<JsonElement> Vlan = Members.Object("vlan", "Ignored.", new BodyShape()).Optional();
    private static readonly BodyShape Ports = new(ComponentMembers.Attachment, ComponentMembers.Port, ComponentMembers.Direction, Vlan);

    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        new(HttpMethods.Get, Path, "Status of an spp_mirror.", GetAsync) { Response = "Mirror" },
        new(HttpMethods.Delete, Path, "Ends an spp_mirror.", call => Exit.RunAsync(call, call.Secondary(ProcessKind.Mirror))),
        new(HttpMethods.Post, $"{Path}/components", "Starts a component.", StartAsync) { Body = Component },
        new(HttpMethods.Delete, $"{Path}/components/{{name}}", "Stops a component; one that does not exist counts as stopped.", StopAsync),
        new(HttpMethods.Put, $"{Path}/components/{{name}}/ports", "Gives a port to a component or takes it away.", ChangePortAsync) { Body = Ports },
    ];

    private static async Task GetAsync(ApiCall call)
    {
        const string Command = "status";
        var process = call.Secondary(ProcessKind.Mirror);
        var reply = await call.AskAsync(process, Command);
        var status = ComponentStatus.Read(process.Identity, reply) ?? throw process.Misunderstood(Command, reply);
        await call.WriteAsync(status.Write);
    }

    private static async Task StartAsync(ApiCall call)
    {
        var process = call.Secondary(ProcessKind.Mirror);
        var body = await call.ReadBodyAsync(Component);
        await call.TellAsync(process, ComponentCommand.Start(body.Get(ComponentMembers.Name), body.Get(ComponentMembers.Core), body.Get(Type)));
    }

    private static Task StopAsync(ApiCall call) => call.TellAsync(call.Secondary(ProcessKind.Mirror), ComponentCommand.Stop(call.ComponentName()));

    private static async Task ChangePortAsync(ApiCall call)
    {
        var process = call.Secondary(ProcessKind.Mirror);
        var body = await call.ReadBodyAsync(Ports);
        var (action, port, direction, name) = (body.Get(ComponentMembers.Attachment), ComponentMembers.PortOf(body), body.Get(ComponentMembers.Direction), call.ComponentName());
        await call.TellAsync(process, action == "attach"
            ? ComponentCommand.Attach(port, direction, name, null)
            : ComponentCommand.Detach(port, direction, name));
    }
}
