using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/pcaps/{client_id}: spp_pcap.</summary>
internal static class PcapResource
{
    private const string Path = "/v1/pcaps/{client_id:number}";

    private static readonly Member<string> Action = Members.Choice("action", "Whether packets are captured.", "start", "stop");
    private static readonly BodyShape Capture = new(Action);

    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        new(HttpMethods.Get, Path, "Status of an spp_pcap.", GetAsync) { Response = "Pcap" },
        new(HttpMethods.Delete, Path, "Ends an spp_pcap.", call => Exit.RunAsync(call, call.Secondary(ProcessKind.Pcap))),
        new(HttpMethods.Put, $"{Path}/capture", "Starts or stops capturing.", CaptureAsync) { Body = Capture },
    ];

    private static async Task GetAsync(ApiCall call)
    {
        const string Command = "status";
        var process = call.Secondary(ProcessKind.Pcap);
        var reply = await call.AskAsync(process, Command);
        var info = reply.Member("info") is { ValueKind: JsonValueKind.Object } found ? found : throw process.Misunderstood(Command, reply);
        await call.WriteAsync(info.WriteTo);
    }

    private static async Task CaptureAsync(ApiCall call)
    {
        var process = call.Secondary(ProcessKind.Pcap);
        await call.TellAsync(process, (await call.ReadBodyAsync(Capture)).Get(Action));
    }
}
