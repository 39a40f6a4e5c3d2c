using Vlcp.SppCtl.Api;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Operations;

/// <summary>A request that succeeds.</summary>
/// <param name="Operation">The operation, by method and path.</param>
/// <param name="Command">The command that the process gets; null if none is sent.</param>
/// <param name="Body">The body, in which every member is checked; null if there is none.</param>
internal sealed record SampleRequest(ApiOperation Operation, string? Command, string? Body)
{
    private const string Vf = "/v1/vfs/{client_id:number}";
    private const string Mirror = "/v1/mirrors/{client_id:number}";
    private const string Nfv = "/v1/nfvs/{client_id:number}";
    private const string Pcap = "/v1/pcaps/{client_id:number}";
    private const string Primary = "/v1/primary";
    private const string Flow = "/v1/primary/flow_rules";
    private const string Rule =
        """{"rule": {"direction": "ingress", "group": 1, "priority": 2, "transfer": true, "pattern": ["eth dst is 10:22:33:44:55:66"], "actions": ["queue index 0"]}}""";

    private const string RuleText = "phy:0 group 1 priority 2 transfer ingress pattern eth dst is 10:22:33:44:55:66 / end actions queue index 0 / end";

    /// <summary>One for every operation, in an order in which they work one after another.</summary>
    public static IReadOnlyList<SampleRequest> All { get; } =
    [
        Of("GET /v1/processes", null),
        Of($"POST {Vf}/components", "component start c1 2 forward", """{"name": "c1", "core": 2, "type": "forward"}"""),
        Of($"PUT {Vf}/components/{{name}}/ports", "port add ring:0 rx c1 add_vlantag 677 3", """{"action": "attach", "port": "ring:0", "dir": "rx", "vlan": {"operation": "add", "id": 677, "pcp": 3}}"""),
        Of($"PUT {Vf}/classifier_table", "classifier_table add vlan 475 FA:16:3E:7D:CC:35 ring:0", """{"action": "add", "type": "vlan", "vlan": 475, "mac_address": "FA:16:3E:7D:CC:35", "port": "ring:0"}"""),
        Of($"GET {Vf}", "status"),
        Of($"DELETE {Vf}/components/{{name}}", "component stop c1"),
        Of($"POST {Mirror}/components", "component start c1 2 mirror", """{"name": "c1", "core": 2, "type": "mirror"}"""),
        Of($"PUT {Mirror}/components/{{name}}/ports", "port add ring:0 rx c1", """{"action": "attach", "port": "ring:0", "dir": "rx"}"""),
        Of($"GET {Mirror}", "status"),
        Of($"DELETE {Mirror}/components/{{name}}", "component stop c1"),
        Of($"PUT {Nfv}/ports", "add ring:0", """{"action": "add", "port": "ring:0"}"""),
        Of($"PUT {Nfv}/patches", "patch ring:0 vhost:1", """{"src": "ring:0", "dst": "vhost:1"}"""),
        Of($"PUT {Nfv}/forward", "forward", """{"action": "start"}"""),
        Of($"GET {Nfv}", "status"),
        Of($"DELETE {Nfv}/patches", "patch reset"),
        Of($"PUT {Pcap}/capture", "start", """{"action": "start"}"""),
        Of($"GET {Pcap}", "status"),
        Of($"PUT {Primary}/ports", "add pipe:0 ring:0 ring:1", """{"action": "add", "port": "pipe:0", "rx": "ring:0", "tx": "ring:1"}"""),
        Of($"PUT {Primary}/patches", "patch phy:0 pipe:0", """{"src": "phy:0", "dst": "pipe:0"}"""),
        Of($"PUT {Primary}/forward", "forward", """{"action": "start"}"""),
        Of($"GET {Primary}/status", "status"),
        Of($"DELETE {Primary}/patches", "patch reset"),
        Of($"DELETE {Primary}/status", "clear"),
        Of(
            $"PUT {Primary}/launch",
            "launch 9 spp_vf -l 1,2 --proc-type secondary -- --client-id 9 -s 127.0.0.1:6666",
            """{"client_id": 9, "proc_name": "spp_vf", "eal": {"-l": "1,2", "--proc-type": "secondary"}, "app": {"--client-id": 9, "-s": "127.0.0.1:6666"}}"""),
        Of($"POST {Flow}/port_id/{{port_id:number}}/validate", $"flow validate {RuleText}", Rule),
        Of($"POST {Flow}/port_id/{{port_id:number}}", $"flow create {RuleText}", Rule),
        Of($"DELETE {Flow}/{{rule_id:number}}/port_id/{{port_id:number}}", "flow destroy phy:0 0"),
        Of($"DELETE {Flow}/port_id/{{port_id:number}}", "flow destroy phy:0 ALL"),
        Of("GET /v1/cpu_usage", null),
        Of("GET /v1/cpu_layout", null),
        Of($"DELETE {Vf}", "exit"),
        Of($"DELETE {Mirror}", "exit"),
        Of($"DELETE {Nfv}", "exit"),
        Of($"DELETE {Pcap}", "exit"),
        Of($"DELETE {Primary}", "exit"),
    ];

    /// <summary>The process that gets the command; null if it is about all or none.</summary>
    public string? Process => OperationPaths.ProcessOf(Operation.Path);

    /// <summary>The path of the request.</summary>
    public string Path => OperationPaths.PathOf(Operation.Path);

    /// <summary>The method of the request.</summary>
    public HttpMethod Method => new(Operation.Method);

    /// <summary>Whether spp_primary's answer is passed on whatever it says.</summary>
    public bool IsPassedOn => Operation.Path.StartsWith(Flow, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Operation.Method} {Operation.Path}";

    private static SampleRequest Of(string operation, string? command, string? body = null) =>
        new(ApiTable.Operations.Single(known => $"{known.Method} {known.Path}" == operation), command, body);
}
