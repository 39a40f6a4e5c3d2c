using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Commands;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/primary: spp_primary.</summary>
internal static class PrimaryResource
{
    private const string Path = "/v1/primary";
    private const string Pipe = "pipe";
    private const string Ring = "ring";

    private static readonly Member<PortName> Receive = Members.Port("rx", "Ring that a pipe receives from; required to add a pipe.").Optional();
    private static readonly Member<PortName> Transmit = Members.Port("tx", "Ring that a pipe sends to; required to add a pipe.").Optional();
    private static readonly BodyShape Ports = new(PatchMembers.Change, PatchMembers.Port, Receive, Transmit);

    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        new(HttpMethods.Delete, Path, "Ends spp_primary.", call => Exit.RunAsync(call, call.Primary())),
        new(HttpMethods.Get, $"{Path}/status", "Ports and counters as spp_primary tells them; {} from versions that tell nothing.", GetAsync) { Response = "Primary" },
        new(HttpMethods.Delete, $"{Path}/status", "Clears the counters.", call => call.TellAsync(call.Primary(), "clear")),
        new(HttpMethods.Put, $"{Path}/forward", "Starts or stops the forwarder.", ForwardAsync) { Body = PatchMembers.Forwarding },
        new(HttpMethods.Put, $"{Path}/ports", "Adds or deletes a port.", ChangePortAsync) { Body = Ports },
        new(HttpMethods.Put, $"{Path}/patches", "Sends what one port receives out of another.", PatchAsync) { Body = PatchMembers.Patch },
        new(HttpMethods.Delete, $"{Path}/patches", "Takes all patches away.", call => call.TellAsync(call.Primary(), PatchCommand.Reset)),
    ];

    private static async Task GetAsync(ApiCall call)
    {
        var reply = await call.AskAsync(call.Primary(), "status");
        await call.WriteAsync(json =>
        {
            if (reply.Json is { ValueKind: JsonValueKind.Object } status)
            {
                status.WriteTo(json);
                return;
            }

            json.WriteStartObject();
            json.WriteEndObject();
        });
    }

    private static async Task ForwardAsync(ApiCall call)
    {
        var process = call.Primary();
        await call.TellAsync(process, await PatchMembers.ForwardAsync(call));
    }

    private static async Task ChangePortAsync(ApiCall call)
    {
        var process = call.Primary();
        var body = await call.ReadBodyAsync(Ports);
        var (action, port) = (body.Get(PatchMembers.Change), body.Get(PatchMembers.Port));
        await call.TellAsync(process, action == "add" && port.Type == Pipe
            ? PatchCommand.AddPipe(port, RingOf(body, Receive), RingOf(body, Transmit))
            : PatchCommand.ChangePort(action, port, NfvDialect.OneWord));
    }

    private static PortName RingOf(Body body, Member<PortName> member)
    {
        var port = body.Get(member);
        return port.Type == Ring ? port : throw body.Invalid(member, "a ring, such as ring:0");
    }

    private static async Task PatchAsync(ApiCall call)
    {
        var process = call.Primary();
        await call.TellAsync(process, await PatchMembers.PatchAsync(call));
    }
}
