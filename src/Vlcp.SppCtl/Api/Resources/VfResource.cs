using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Commands;
using Vlcp.SppCtl.Processes;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/vfs/{client_id}: spp_vf.</summary>
internal static class VfResource
{
    private const string Path = "/v1/vfs/{client_id:number}";
    private const int LastVlan = 4095;
    private const int LastPriority = 7;

    // Clients before and after August 2019 call the classifier differently, and each spp_vf knows only its own name.
    private static readonly Member<string> Type = Members.Choice("type", "What the component does.", "forward", "merge", "classifier_mac", "classifier");

    private static readonly Member<string> Operation = Members.Choice("operation", "What happens to the tag.", "none", "add", "del");
    private static readonly Member<int> TagId = Members.Integer("id", "VLAN id; required for add, ignored otherwise.", 0, LastVlan, acceptText: true).Optional();
    private static readonly Member<int> TagPriority = Members.Integer("pcp", "Priority; required for add, ignored otherwise.", 0, LastPriority, acceptText: true).Optional();
    private static readonly BodyShape Tagging = new(Operation, TagId, TagPriority);
    private static readonly Member<System.Text.Json.JsonElement> Vlan =
        Members.Object("vlan", "What the port does to VLAN tags; absent, null and {} stand for none. Ignored for detach.", Tagging, mayBeEmpty: true).Optional();

    private static readonly BodyShape Ports = new(ComponentMembers.Attachment, ComponentMembers.Port, ComponentMembers.Direction, Vlan);

    private static readonly Member<string> Change = Members.Choice("action", "Whether the entry comes or goes.", "add", "del");
    private static readonly Member<string> EntryType = Members.Choice("type", "What packets are told apart by.", "mac", "vlan");
    private static readonly Member<string> Mac = Members.Mac("mac_address", "MAC address of the packets; default stands for all that have no entry.");
    private static readonly Member<int> EntryVlan = Members.Integer("vlan", "VLAN id; required for type vlan, ignored for mac.", 0, LastVlan, acceptText: true).Optional();
    private static readonly BodyShape Entry = new(Change, EntryType, ComponentMembers.Port, Mac, EntryVlan);

    private static readonly ComponentResource Components = new(Path, ProcessKind.Vf, Type, Ports, VlanOf);

    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        .. Components.Operations("spp_vf", "Vf"),
        new(HttpMethods.Put, $"{Path}/classifier_table", "Adds or removes an entry of the classifiers' table.", ClassifyAsync) { Body = Entry },
    ];

    private static VlanChange? VlanOf(Body body)
    {
        if (!body.Has(Vlan) || !body.Get(Vlan).EnumerateObject().Any())
        {
            return null;
        }

        var vlan = body.Get(Vlan, Tagging);
        return vlan.Get(Operation) switch
        {
            "add" => new VlanChange((vlan.Get(TagId), vlan.Get(TagPriority))),
            "del" => new VlanChange(null),
            _ => null,
        };
    }

    private static async Task ClassifyAsync(ApiCall call)
    {
        var process = call.Secondary(ProcessKind.Vf);
        var body = await call.ReadBodyAsync(Entry);
        var (action, type, port, mac) = (body.Get(Change), body.Get(EntryType), ComponentMembers.PortOf(body), body.Get(Mac));
        await call.TellAsync(process, ComponentCommand.Classify(action, type == "vlan" ? body.Get(EntryVlan) : null, mac, port));
    }
}
