using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Commands;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Replies;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>What spp_vf and spp_mirror have in common: a process that runs components, which have ports.</summary>
/// <param name="path">The path of the process.</param>
/// <param name="kind">Its kind.</param>
/// <param name="type">What a component may do.</param>
/// <param name="ports">The body of a call that gives a port to a component or takes it away.</param>
/// <param name="vlanOf">What such a body says about VLAN tags; null for nothing. Asked for attachments only.</param>
internal sealed class ComponentResource(string path, ProcessKind kind, Member<string> type, BodyShape ports, Func<Body, VlanChange?> vlanOf)
{
    private readonly BodyShape _component = new(ComponentMembers.Name, ComponentMembers.Core, type);

    /// <summary>The operations of one kind of process.</summary>
    /// <param name="program">The program's name, as the descriptions say it.</param>
    /// <param name="response">The schema of its status.</param>
    public ImmutableArray<ApiOperation> Operations(string program, string response) =>
    [
        new(HttpMethods.Get, path, $"Status of an {program}.", GetAsync) { Response = response },
        new(HttpMethods.Delete, path, $"Ends an {program}.", call => Exit.RunAsync(call, call.Secondary(kind))),
        new(HttpMethods.Post, $"{path}/components", "Starts a component.", StartAsync) { Body = _component },
        new(HttpMethods.Delete, $"{path}/components/{{name}}", "Stops a component; one that does not exist counts as stopped.", StopAsync),
        new(HttpMethods.Put, $"{path}/components/{{name}}/ports", "Gives a port to a component or takes it away.", ChangePortAsync) { Body = ports },
    ];

    private async Task GetAsync(ApiCall call)
    {
        const string Command = "status";
        var process = call.Secondary(kind);
        var reply = await call.AskAsync(process, Command);
        var status = ComponentStatus.Read(process.Identity, reply) ?? throw process.Misunderstood(Command, reply);
        await call.WriteAsync(status.Write);
    }

    private async Task StartAsync(ApiCall call)
    {
        var process = call.Secondary(kind);
        var body = await call.ReadBodyAsync(_component);
        await call.TellAsync(process, ComponentCommand.Start(body.Get(ComponentMembers.Name), body.Get(ComponentMembers.Core), body.Get(type)));
    }

    private Task StopAsync(ApiCall call) => call.TellAsync(call.Secondary(kind), ComponentCommand.Stop(call.ComponentName()));

    private async Task ChangePortAsync(ApiCall call)
    {
        var process = call.Secondary(kind);
        var body = await call.ReadBodyAsync(ports);
        var (action, port, direction, name) = (body.Get(ComponentMembers.Attachment), ComponentMembers.PortOf(body), body.Get(ComponentMembers.Direction), call.ComponentName());
        await call.TellAsync(process, action == "attach"
            ? ComponentCommand.Attach(port, direction, name, vlanOf(body))
            : ComponentCommand.Detach(port, direction, name));
    }
}
