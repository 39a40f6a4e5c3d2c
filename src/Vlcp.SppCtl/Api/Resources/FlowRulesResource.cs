using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vlcp.SppCtl.Api.Bodies;
using Vlcp.SppCtl.Commands;
using Vlcp.SppCtl.Replies;

namespace Vlcp.SppCtl.Api.Resources;

/// <summary>/v1/primary/flow_rules: rules that network cards apply by themselves. The answer of spp_primary is passed on with status
/// 200 also if it says that it failed, as clients expect it.</summary>
internal static class FlowRulesResource
{
    private const string Path = "/v1/primary/flow_rules";
    private const string PortId = "port_id";
    private const string OnPort = $"{PortId}/{{{PortId}:number}}";
    private const int LastPort = 65535;
    private const int LongestCommand = 2000;

    private static readonly Member<string> Direction = Members.Choice("direction", "Which packets of the port the rule is for.", "ingress", "egress");
    private static readonly Member<IReadOnlyList<string>> Pattern = Members.Items("pattern", "What packets the rule is for, an item each.");
    private static readonly Member<IReadOnlyList<string>> Actions = Members.Items("actions", "What happens to the packets, an action each.");
    private static readonly Member<int> Group = Members.Integer("group", "Group of the rule.", 0).Optional();
    private static readonly Member<int> Priority = Members.Integer("priority", "Priority of the rule in its group.", 0).Optional();
    private static readonly Member<bool> Transfer = Members.Flag("transfer", "Whether packets are moved between ports inside of the card.").Optional();
    private static readonly BodyShape Rule = new(Direction, Pattern, Actions, Group, Priority, Transfer);
    private static readonly Member<JsonElement> RuleMember = Members.Object("rule", "The rule.", Rule);
    private static readonly BodyShape Request = new(RuleMember);

    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        new(HttpMethods.Post, $"{Path}/{OnPort}/validate", "Asks whether a port can take a rule.", call => SendAsync(call, "validate")) { Body = Request, Response = "FlowResult" },
        new(HttpMethods.Post, $"{Path}/{OnPort}", "Gives a rule to a port.", call => SendAsync(call, "create")) { Body = Request, Response = "FlowResult" },
        new(HttpMethods.Delete, $"{Path}/{OnPort}", "Takes all rules from a port.", DeleteAllAsync) { Response = "FlowResult" },
        new(HttpMethods.Delete, $"{Path}/{{rule_id:number}}/{OnPort}", "Takes a rule from a port.", DeleteAsync) { Response = "FlowResult" },
    ];

    private static async Task SendAsync(ApiCall call, string verb)
    {
        call.Primary();
        var port = call.Number(PortId, LastPort);
        var request = await call.ReadBodyAsync(Request);
        var command = FlowRule.Write(verb, port, RuleOf(request.Get(RuleMember, Rule)));
        await RunAsync(call, command.Length <= LongestCommand ? command : throw request.Invalid(RuleMember, "short enough for the primary to read"));
    }

    private static Task DeleteAllAsync(ApiCall call) => RunAsync(call, FlowRule.Destroy(call.Number(PortId, LastPort), null));

    private static Task DeleteAsync(ApiCall call) => RunAsync(call, FlowRule.Destroy(call.Number(PortId, LastPort), call.Number("rule_id", int.MaxValue)));

    private static FlowRule RuleOf(Body body) => new()
    {
        Direction = body.Get(Direction),
        Pattern = body.Get(Pattern),
        Actions = body.Get(Actions),
        Group = body.Find(Group),
        Priority = body.Find(Priority),
        IsTransfer = body.Has(Transfer) && body.Get(Transfer),
    };

    private static async Task RunAsync(ApiCall call, string command)
    {
        var reply = await call.ExchangeAsync(call.Primary(), command, LogLevel.Information);
        if (reply.Json is not { ValueKind: JsonValueKind.Object } result)
        {
            throw new CommandRefusedException("this spp_primary knows no flow rules");
        }

        await call.WriteAsync(result.WriteTo);
    }
}
