using System.Collections.Immutable;
using System.Text.Json;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Processes;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/mirrors/{client_id}: spp_mirror.</summary>
internal static class MirrorResource
{
    private const string Path = "/v1/mirrors/{client_id:number}";

    private static readonly Member<string> Type = Members.Choice("type", "What the component does.", "mirror");

    // spp_mirror knows no tags; the SPP command line sends the member all the same.
    private static readonly Member<JsonElement> Vlan = Members.Object("vlan", "Ignored.", new BodyShape()).Optional();
    private static readonly BodyShape Ports = new(ComponentMembers.Attachment, ComponentMembers.Port, ComponentMembers.Direction, Vlan);

    private static readonly ComponentResource Components = new(Path, ProcessKind.Mirror, Type, Ports, _ => null);

    public static ImmutableArray<ApiOperation> Operations { get; } = Components.Operations("spp_mirror", "Mirror");
}
