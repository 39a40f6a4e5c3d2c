using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Commands;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>Request bodies that spp_nfv and spp_primary share.</summary>
internal static class PatchMembers
{
    public static Member<string> Switch { get; } = Members.Choice("action", "Whether packets are forwarded.", "start", "stop");

    public static Member<string> Change { get; } = Members.Choice("action", "Whether the port comes or goes.", "add", "del");

    public static Member<PortName> Port { get; } = Members.Port("port", "The port.");

    public static Member<PortName> Source { get; } = Members.Port("src", "The port that receives.");

    public static Member<PortName> Destination { get; } = Members.Port("dst", "The port that sends.");

    public static BodyShape Forwarding { get; } = new(Switch);

    public static BodyShape Patch { get; } = new(Source, Destination);

    /// <summary>The command for a request to PUT forward.</summary>
    public static async Task<string> ForwardAsync(ApiCall call) => PatchCommand.Forward((await call.ReadBodyAsync(Forwarding)).Get(Switch));

    /// <summary>The command for a request to PUT patches.</summary>
    public static async Task<string> PatchAsync(ApiCall call)
    {
        var body = await call.ReadBodyAsync(Patch);
        return PatchCommand.Patch(body.Get(Source), body.Get(Destination));
    }
}
