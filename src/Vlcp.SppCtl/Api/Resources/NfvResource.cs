using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Commands;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Replies;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/nfvs/{client_id}: spp_nfv and spp_vm.</summary>
internal static class NfvResource
{
    private const string Path = "/v1/nfvs/{client_id:number}";
    private const string Status = "status";

    private static readonly BodyShape Ports = new(PatchMembers.Change, PatchMembers.Port);

    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        new(HttpMethods.Get, Path, "Status of an spp_nfv or spp_vm.", GetAsync) { Response = "Nfv" },
        new(HttpMethods.Delete, Path, "Ends an spp_nfv or spp_vm.", call => Exit.RunAsync(call, call.Secondary(ProcessKind.Nfv))),
        new(HttpMethods.Put, $"{Path}/forward", "Starts or stops forwarding.", ForwardAsync) { Body = PatchMembers.Forwarding },
        new(HttpMethods.Put, $"{Path}/ports", "Adds or deletes a port.", ChangePortAsync) { Body = Ports },
        new(HttpMethods.Put, $"{Path}/patches", "Sends what one port receives out of another.", PatchAsync) { Body = PatchMembers.Patch },
        new(HttpMethods.Delete, $"{Path}/patches", "Takes all patches away.", call => call.TellAsync(call.Secondary(ProcessKind.Nfv), PatchCommand.Reset)),
    ];

    private static async Task GetAsync(ApiCall call)
    {
        var process = call.Secondary(ProcessKind.Nfv);
        var status = await ReadStatusAsync(call, process);
        await call.WriteAsync(json => status.Write(json, process.Identity));
    }

    private static async Task ForwardAsync(ApiCall call)
    {
        var process = call.Secondary(ProcessKind.Nfv);
        await call.TellAsync(process, await PatchMembers.ForwardAsync(call));
    }

    private static async Task ChangePortAsync(ApiCall call)
    {
        var process = call.Secondary(ProcessKind.Nfv);
        var body = await call.ReadBodyAsync(Ports);
        var (action, port) = (body.Get(PatchMembers.Change), body.Get(PatchMembers.Port));
        var dialect = process.Dialect ?? (await ReadStatusAsync(call, process)).Dialect;
        if (action == "add" && port.Type == "phy" && dialect == NfvDialect.TwoWords)
        {
            throw body.Invalid(PatchMembers.Port, "no physical port: this version of spp_nfv cannot add one");
        }

        await call.TellAsync(process, PatchCommand.ChangePort(action, port, dialect));
    }

    private static async Task PatchAsync(ApiCall call)
    {
        var process = call.Secondary(ProcessKind.Nfv);
        await call.TellAsync(process, await PatchMembers.PatchAsync(call));
    }

    private static async Task<NfvStatus> ReadStatusAsync(ApiCall call, SppProcess process)
    {
        var reply = await call.AskAsync(process, Status);
        var status = NfvStatus.Read(reply) ?? throw process.Misunderstood(Status, reply);
        process.Dialect ??= status.Dialect;
        return status;
    }
}
